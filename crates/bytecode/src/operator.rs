//! Operators that instructions carry as an operand. Their order is part of the snapshot format:
//! append, never reorder.

use serde::{Deserialize, Serialize};

/// Declares a fieldless enum whose variants have a text for listings and messages.
macro_rules! operators {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident => $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("`", $text, "`")] $variant),+ }

        impl $name {
            /// Every variant, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// How the operator is written in Python.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

operators! {
    /// A binary arithmetic or bitwise operator.
    BinaryOp {
        Add => "+", Sub => "-", Mul => "*", MatMul => "@", TrueDiv => "/", FloorDiv => "//",
        Mod => "%", Pow => "**", LShift => "<<", RShift => ">>", And => "&", Or => "|", Xor => "^",
    }
}

operators! {
    /// A rich comparison.
    CompareOp { Lt => "<", Le => "<=", Gt => ">", Ge => ">=", Eq => "==", Ne => "!=" }
}

operators! {
    /// A unary operator; `not` is an instruction of its own.
    UnaryOp { Neg => "-", Pos => "+", Invert => "~" }
}

operators! {
    /// The conversion of an f-string field.
    Conversion { None => "", Str => "!s", Repr => "!r", Ascii => "!a" }
}

operators! {
    /// Values that compiled code reaches without going through the program's names.
    CommonValue {
        AssertionError => "AssertionError",
        BuildClass => "__build_class__",
        NotImplementedError => "NotImplementedError",
        Len => "len",
        MatchKeys => "__match_keys__",
        MatchClass => "__match_class__",
        TypeVar => "type_var",
        ParamSpec => "type_param_spec",
        TypeVarTuple => "type_var_tuple",
        TypeAlias => "type_alias",
        BuildGenericClass => "build_generic_class",
        Template => "make_template",
        Unpack => "unpack",
        UnpackStar => "unpack_star",
    }
}

operators! {
    /// Special methods that statements look up on the type of an object.
    SpecialMethod {
        Enter => "__enter__", Exit => "__exit__", AsyncEnter => "__aenter__", AsyncExit => "__aexit__",
    }
}

impl BinaryOp {
    /// The special method of the operator, its reflected and its in-place form.
    ///
    /// Source: Python language reference, 3.3.8 "Emulating numeric types".
    #[must_use]
    pub const fn methods(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Add => ("__add__", "__radd__", "__iadd__"),
            Self::Sub => ("__sub__", "__rsub__", "__isub__"),
            Self::Mul => ("__mul__", "__rmul__", "__imul__"),
            Self::MatMul => ("__matmul__", "__rmatmul__", "__imatmul__"),
            Self::TrueDiv => ("__truediv__", "__rtruediv__", "__itruediv__"),
            Self::FloorDiv => ("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
            Self::Mod => ("__mod__", "__rmod__", "__imod__"),
            Self::Pow => ("__pow__", "__rpow__", "__ipow__"),
            Self::LShift => ("__lshift__", "__rlshift__", "__ilshift__"),
            Self::RShift => ("__rshift__", "__rrshift__", "__irshift__"),
            Self::And => ("__and__", "__rand__", "__iand__"),
            Self::Or => ("__or__", "__ror__", "__ior__"),
            Self::Xor => ("__xor__", "__rxor__", "__ixor__"),
        }
    }
}

impl CompareOp {
    /// The special method of the comparison and the one tried with swapped operands.
    ///
    /// Source: Python language reference, 3.3.1 "Basic customization".
    #[must_use]
    pub const fn methods(self) -> (&'static str, &'static str) {
        match self {
            Self::Lt => ("__lt__", "__gt__"),
            Self::Le => ("__le__", "__ge__"),
            Self::Gt => ("__gt__", "__lt__"),
            Self::Ge => ("__ge__", "__le__"),
            Self::Eq => ("__eq__", "__eq__"),
            Self::Ne => ("__ne__", "__ne__"),
        }
    }

    /// The comparison that gives the same answer with swapped operands.
    #[must_use]
    pub const fn swapped(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
            same => same,
        }
    }

    /// Whether an ordering satisfies the comparison.
    #[inline]
    #[must_use]
    pub fn accepts(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            Self::Lt => ordering.is_lt(),
            Self::Le => ordering.is_le(),
            Self::Gt => ordering.is_gt(),
            Self::Ge => ordering.is_ge(),
            Self::Eq => ordering.is_eq(),
            Self::Ne => ordering.is_ne(),
        }
    }
}

impl UnaryOp {
    /// The special method of the operator.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::Neg => "__neg__",
            Self::Pos => "__pos__",
            Self::Invert => "__invert__",
        }
    }
}
