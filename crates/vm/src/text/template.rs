//! `str.format` templates: parsing into literals and fields.

use super::error::TextError;
use super::format_spec::push_digit;
use super::unicode::decimal_value;

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text to be copied.
    Literal(String),
    /// A replacement field.
    Field(Box<Field>),
    /// The template is wrong here: raise this when everything before has been formatted.
    Fault(TextError),
}

/// A replacement field. CPython works in the order of the members: fetch the value, convert it,
/// format the specifier, format the value by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where the value comes from.
    pub name: FieldName,
    /// What is applied to it first.
    pub conversion: Conversion,
    /// The format specifier, itself a template. Empty if there is none.
    pub spec: Vec<Segment>,
}

/// The name of a field: an argument and the way from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName {
    /// The argument.
    pub first: First,
    /// Attributes and items, from left to right.
    pub accessors: Vec<Accessor>,
    /// To be raised when all accessors have been applied.
    pub fault: Option<TextError>,
}

/// The argument a field starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// A positional argument, numbered by hand or automatically.
    Index(usize),
    /// A keyword argument.
    Keyword(String),
}

/// One step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accessor {
    /// `.name`
    Attribute(String),
    /// `[12]`
    Index(usize),
    /// `[key]`
    Key(String),
}

/// The part of a field after `!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// There is none.
    None,
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
    /// One that does not exist: to be raised when the value has been fetched.
    Unknown(TextError),
}

/// Parses a template. After the first fault nothing more is parsed. What is made of it may take
/// `limit` bytes: of short fields that is many times what the template takes.
pub fn parse(template: &str, limit: usize) -> Vec<Segment> {
    parse_nested(template, 2, &mut State { numbering: Numbering::Undecided, room: limit })
}

/// How far parsing has come.
struct State {
    numbering: Numbering,
    /// Bytes that may still be taken.
    room: usize,
}

impl State {
    /// Takes room for a segment with parts of that many bytes.
    fn take(&mut self, bytes: usize) -> Result<(), TextError> {
        // A list has room for twice as many as it holds.
        let bytes = bytes.saturating_add(2 * size_of::<Segment>());
        self.room = self.room.checked_sub(bytes).ok_or(TextError::TooLarge(bytes))?;
        Ok(())
    }
}

/// How the fields of a template are numbered.
enum Numbering {
    Undecided,
    Manual,
    Automatic(usize),
}

fn parse_nested(template: &str, depth: u32, state: &mut State) -> Vec<Segment> {
    if depth == 0 {
        return vec![Segment::Fault(TextError::value("Max string recursion exceeded"))];
    }
    let mut segments = Vec::new();
    for item in Markup::new(template) {
        let (literal, raw) = match item {
            Ok(item) => item,
            Err(fault) => {
                segments.push(Segment::Fault(fault));
                break;
            }
        };
        let parts =
            raw.map_or(0, |raw| size_of::<Field>() + accessors_size(raw.name) + raw.spec.len());
        if let Err(fault) = state.take(literal.len() + parts) {
            segments.push(Segment::Fault(fault));
            break;
        }
        if !literal.is_empty() {
            match segments.last_mut() {
                Some(Segment::Literal(before)) => before.push_str(literal),
                _ => segments.push(Segment::Literal(literal.to_owned())),
            }
        }
        let Some(raw) = raw else { continue };
        let first = match first_of(raw.name, &mut state.numbering) {
            Ok(first) => first,
            Err(fault) => {
                segments.push(Segment::Fault(fault));
                break;
            }
        };
        let (accessors, fault) = accessors_of(split_name(raw.name).1);
        let name = FieldName { first, accessors, fault };
        let conversion = conversion_of(raw.conversion);
        let spec = if raw.spec.contains('{') {
            parse_nested(raw.spec, depth - 1, state)
        } else if raw.spec.is_empty() {
            Vec::new()
        } else {
            vec![Segment::Literal(raw.spec.to_owned())]
        };
        segments.push(Segment::Field(Box::new(Field { name, conversion, spec })));
    }
    segments
}

fn conversion_of(conversion: Option<char>) -> Conversion {
    match conversion {
        None => Conversion::None,
        Some('s') => Conversion::Str,
        Some('r') => Conversion::Repr,
        Some('a') => Conversion::Ascii,
        Some(c) => {
            let message = if c > ' ' && c < '\x7f' {
                format!("Unknown conversion specifier {c}")
            } else {
                format!("Unknown conversion specifier \\x{:x}", u32::from(c))
            };
            Conversion::Unknown(TextError::value(message))
        }
    }
}

/// The argument's own name and the accessors after it.
fn split_name(name: &str) -> (&str, &str) {
    name.split_at(name.find(['.', '[']).unwrap_or(name.len()))
}

fn first_of(name: &str, numbering: &mut Numbering) -> Result<First, TextError> {
    let (first, _) = split_name(name);
    let index = index_of(first)?;
    if first.is_empty() {
        match numbering {
            Numbering::Manual => {
                return Err(TextError::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            Numbering::Automatic(next) => {
                let index = *next;
                *next += 1;
                return Ok(First::Index(index));
            }
            Numbering::Undecided => {
                *numbering = Numbering::Automatic(1);
                return Ok(First::Index(0));
            }
        }
    }
    let Some(index) = index else {
        return Ok(First::Keyword(first.to_owned()));
    };
    if let Numbering::Automatic(_) = numbering {
        return Err(TextError::value(
            "cannot switch from automatic field numbering to manual field specification",
        ));
    }
    *numbering = Numbering::Manual;
    Ok(First::Index(index))
}

/// The number that `text` is, if it consists of decimal digits.
fn index_of(text: &str) -> Result<Option<usize>, TextError> {
    let mut number = None;
    for c in text.chars() {
        let Some(digit) = decimal_value(c) else { return Ok(None) };
        number = Some(push_digit(number.unwrap_or(0), digit)?);
    }
    Ok(number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
}

/// Bytes that the accessors in a name take at most, and the name itself.
fn accessors_size(name: &str) -> usize {
    let count = name.bytes().filter(|byte| matches!(byte, b'.' | b'[')).count();
    name.len().saturating_add(count.saturating_mul(3 * size_of::<Accessor>()))
}

/// Takes `.name` and `[key]` apart, up to the first fault.
fn accessors_of(mut rest: &str) -> (Vec<Accessor>, Option<TextError>) {
    let mut accessors = Vec::new();
    while !rest.is_empty() {
        match accessor_of(rest) {
            Ok((accessor, next)) => {
                accessors.push(accessor);
                rest = next;
            }
            Err(fault) => return (accessors, Some(fault)),
        }
    }
    (accessors, None)
}

fn accessor_of(rest: &str) -> Result<(Accessor, &str), TextError> {
    let empty = || TextError::value("Empty attribute in format string");
    if let Some(rest) = rest.strip_prefix('.') {
        let (name, rest) = split_name(rest);
        if name.is_empty() {
            return Err(empty());
        }
        return Ok((Accessor::Attribute(name.to_owned()), rest));
    }
    let Some(rest) = rest.strip_prefix('[') else {
        return Err(TextError::value("Only '.' or '[' may follow ']' in format field specifier"));
    };
    let Some((key, rest)) = rest.split_once(']') else {
        return Err(TextError::value("Missing ']' in format string"));
    };
    if key.is_empty() {
        return Err(empty());
    }
    let accessor = match index_of(key)? {
        Some(index) => Accessor::Index(index),
        None => Accessor::Key(key.to_owned()),
    };
    Ok((accessor, rest))
}

/// A field as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawField<'a> {
    /// The name with its accessors.
    pub name: &'a str,
    /// The character after `!`.
    pub conversion: Option<char>,
    /// The text after `:`.
    pub spec: &'a str,
}

/// The outermost structure of a template, as `_string.formatter_parser` gives it: literals, each
/// with the field that follows, if one does. Ends after the first error.
#[derive(Clone, Debug)]
pub struct Markup<'a> {
    rest: &'a str,
}

impl<'a> Markup<'a> {
    /// Starts at the beginning of a template.
    pub fn new(template: &'a str) -> Self {
        Self { rest: template }
    }

    fn step(&mut self) -> Result<(&'a str, Option<RawField<'a>>), TextError> {
        let text = std::mem::take(&mut self.rest);
        let Some(at) = text.find(['{', '}']) else {
            return Ok((text, None));
        };
        let (c, next) = (text.as_bytes()[at], text.as_bytes().get(at + 1));
        if next == Some(&c) {
            self.rest = &text[at + 2..];
            return Ok((&text[..=at], None));
        }
        if c == b'}' {
            return Err(TextError::value("Single '}' encountered in format string"));
        }
        if next.is_none() {
            return Err(TextError::value("Single '{' encountered in format string"));
        }
        self.rest = &text[at + 1..];
        let field = self.field()?;
        Ok((&text[..at], Some(field)))
    }

    /// Parses a field after its `{`.
    fn field(&mut self) -> Result<RawField<'a>, TextError> {
        let text = std::mem::take(&mut self.rest);
        let mut end = 0;
        let terminator = loop {
            match text.as_bytes().get(end) {
                None => return Err(TextError::value("expected '}' before end of string")),
                Some(b'{') => return Err(TextError::value("unexpected '{' in field name")),
                Some(b'[') => {
                    // The key may hold anything but the bracket that closes it.
                    end = text[end..].find(']').map_or(text.len(), |len| end + len);
                }
                Some(c @ (b'}' | b':' | b'!')) => break *c,
                Some(_) => end += 1,
            }
        };
        let name = &text[..end];
        let mut rest = &text[end + 1..];
        let mut conversion = None;
        if terminator == b'}' {
            self.rest = rest;
            return Ok(RawField { name, conversion, spec: "" });
        }
        if terminator == b'!' {
            let mut chars = rest.chars();
            let Some(c) = chars.next() else {
                return Err(TextError::value(
                    "end of string while looking for conversion specifier",
                ));
            };
            conversion = Some(c);
            match chars.next() {
                Some('}') => {
                    self.rest = chars.as_str();
                    return Ok(RawField { name, conversion, spec: "" });
                }
                Some(':') | None => rest = chars.as_str(),
                Some(_) => {
                    return Err(TextError::value("expected ':' after conversion specifier"));
                }
            }
        }
        let mut depth = 1usize;
        for (i, c) in rest.bytes().enumerate() {
            match c {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.rest = &rest[i + 1..];
                return Ok(RawField { name, conversion, spec: &rest[..i] });
            }
        }
        Err(TextError::value("unmatched '{' in format spec"))
    }
}

impl<'a> Iterator for Markup<'a> {
    type Item = Result<(&'a str, Option<RawField<'a>>), TextError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let item = self.step();
        if item.is_err() {
            self.rest = "";
        }
        Some(item)
    }
}

/// The parts of a field name, as `_string.formatter_field_name_split` gives them: the first part
/// (a number if it is one) and the accessors, with the fault that follows them.
pub fn split_field_name(name: &str) -> Result<FieldName, TextError> {
    let (first, rest) = split_name(name);
    let first = match index_of(first)? {
        Some(index) => First::Index(index),
        None => First::Keyword(first.to_owned()),
    };
    let (accessors, fault) = accessors_of(rest);
    Ok(FieldName { first, accessors, fault })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(template: &str) -> String {
        fn find(segments: &[Segment]) -> Option<String> {
            segments.iter().find_map(|segment| match segment {
                Segment::Fault(fault) => Some(fault.to_string()),
                Segment::Literal(_) => None,
                Segment::Field(field) => match (&field.name.fault, &field.conversion) {
                    (Some(fault), _) => Some(fault.to_string()),
                    (None, Conversion::Unknown(fault)) => Some(fault.to_string()),
                    _ => find(&field.spec),
                },
            })
        }
        find(&parse(template, 1 << 20)).unwrap_or_default()
    }

    #[test]
    fn faults_are_worded_as_in_cpython() {
        for (template, message) in [
            ("{", "Single '{' encountered in format string"),
            ("{0} }", "Single '}' encountered in format string"),
            ("{0", "expected '}' before end of string"),
            ("{0[a", "expected '}' before end of string"),
            ("{a{b}}", "unexpected '{' in field name"),
            ("{0!", "end of string while looking for conversion specifier"),
            ("{0!r", "unmatched '{' in format spec"),
            ("{0!}", "unmatched '{' in format spec"),
            ("{0!rr}", "expected ':' after conversion specifier"),
            ("{0!x}", "Unknown conversion specifier x"),
            ("{0!é}", "Unknown conversion specifier \\xe9"),
            ("{0:{1", "unmatched '{' in format spec"),
            ("{0:{1:{2}}}", "Max string recursion exceeded"),
            (
                "{} {0}",
                "cannot switch from automatic field numbering to manual field specification",
            ),
            (
                "{0:{}}",
                "cannot switch from manual field specification to automatic field numbering",
            ),
            ("{0.}", "Empty attribute in format string"),
            ("{0[]}", "Empty attribute in format string"),
            ("{0[1]a}", "Only '.' or '[' may follow ']' in format field specifier"),
            ("{9223372036854775808}", "Too many decimal digits in format string"),
            ("{0[9223372036854775808]}", "Too many decimal digits in format string"),
        ] {
            assert_eq!(fault(template), format!("ValueError: {message}"), "{template}");
        }
    }

    #[test]
    fn fields_carry_names_accessors_conversions_and_specs() {
        let segments = parse("x{{{a.b[1][k]!r:>{0}}", 100_000);
        assert_eq!(segments[0], Segment::Literal("x{".into()));
        let Segment::Field(field) = &segments[1] else { panic!() };
        assert_eq!(field.name.first, First::Keyword("a".into()));
        assert_eq!(
            field.name.accessors,
            [Accessor::Attribute("b".into()), Accessor::Index(1), Accessor::Key("k".into())]
        );
        assert_eq!(field.conversion, Conversion::Repr);
        assert_eq!(field.spec[0], Segment::Literal(">".into()));
        assert!(matches!(&field.spec[1], Segment::Field(f) if f.name.first == First::Index(0)));
        let Segment::Field(second) = &parse("{}{:{}}{}", 100_000)[2] else { panic!() };
        assert_eq!(second.name.first, First::Index(3));
    }

    #[test]
    fn a_key_may_hold_braces_and_brackets() {
        let Segment::Field(field) = &parse("{0[a}b[]}", 100_000)[0] else { panic!() };
        assert_eq!(field.name.accessors, [Accessor::Key("a}b[".into())]);
    }

    #[test]
    fn what_is_made_of_a_template_has_a_limit() {
        for template in ["{}".repeat(1000), format!("{{0{}}}", ".a".repeat(1000))] {
            assert_eq!(fault(&template), "");
            let parsed = parse(&template, 10_000);
            assert!(matches!(parsed.last(), Some(Segment::Fault(TextError::TooLarge(_)))));
        }
    }
}
