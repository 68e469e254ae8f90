//! What a pattern means.

use super::class::Set;

/// A place between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// `\A`, and `^` outside of multi-line mode.
    Start,
    /// `^` in multi-line mode.
    LineStart,
    /// `$` outside of multi-line mode: at the end, or before a newline there.
    EndOrNewline,
    /// `$` in multi-line mode.
    LineEnd,
    /// `\Z` and `\z`
    End,
    /// `\b`; whether words are of ASCII.
    Boundary(bool),
    /// `\B`
    NotBoundary(bool),
}

/// How a repetition goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greed {
    /// As often as possible first.
    Greedy,
    /// As seldom as possible first.
    Lazy,
    /// As often as possible, and no less.
    Possessive,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub enum Node {
    /// A character; whether its case does not matter, and then whether only ASCII has case.
    Char(u32, Case),
    /// `.`
    Any { newline: bool },
    /// A set or category.
    Set(Set),
    /// A place.
    At(At),
    /// One part after the other.
    Sequence(Vec<Node>),
    /// One of several.
    Branch(Vec<Node>),
    /// A group; its number if it captures. `plain` when nothing tells it from what is in it.
    Group { number: Option<usize>, plain: bool, body: Box<Node> },
    /// `*`, `+`, `?`, `{m,n}`
    Repeat { least: u32, most: u32, greed: Greed, body: Box<Node> },
    /// `(?=...)`, `(?!...)`; the width of a look behind.
    Look { behind: Option<usize>, negative: bool, body: Box<Node> },
    /// `(?>...)`
    Atomic(Box<Node>),
    /// What a group matched.
    Reference(usize, Case),
    /// `(?(1)...|...)`
    Conditional { group: usize, yes: Box<Node>, no: Box<Node> },
    /// `(?!)`
    Never,
}

/// Whether upper and lower case are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// They differ.
    Exact,
    /// They are the same in ASCII.
    FoldAscii,
    /// They are the same.
    Fold,
}

/// No bound for repetition.
pub const UNLIMITED: u32 = u32::MAX;

/// Wider than any text.
const WIDE: u64 = 1 << 62;

impl Node {
    /// The least and the greatest number of characters it matches. `widths` are those of groups.
    pub fn width(&self, widths: &[(u64, u64)]) -> (u64, u64) {
        match self {
            Self::Char(..) | Self::Any { .. } | Self::Set(_) => (1, 1),
            Self::At(_) | Self::Look { .. } | Self::Never => (0, 0),
            Self::Sequence(nodes) => nodes.iter().fold((0, 0), |(low, high), node| {
                let (least, most) = node.width(widths);
                ((low + least).min(WIDE), (high + most).min(WIDE))
            }),
            Self::Branch(nodes) => nodes
                .iter()
                .map(|node| node.width(widths))
                .fold((WIDE, 0), |(low, high), (least, most)| (low.min(least), high.max(most))),
            Self::Group { body, .. } | Self::Atomic(body) => body.width(widths),
            Self::Repeat { least, most, body, .. } => {
                let (low, high) = body.width(widths);
                let most = if *most == UNLIMITED { WIDE } else { u64::from(*most) };
                let times = |a: u64, b: u64| a.saturating_mul(b).min(WIDE);
                (times(low, u64::from(*least)), times(high, most))
            }
            Self::Reference(group, _) => widths.get(*group).copied().unwrap_or((0, WIDE)),
            Self::Conditional { yes, no, .. } => {
                let (a, b) = (yes.width(widths), no.width(widths));
                (a.0.min(b.0), a.1.max(b.1))
            }
        }
    }
}
