//! Values and references to code.

use diapause_vm::value::Kind;

use super::Table;

/// What a value is. The numbers are part of the format; tables follow from [`Tag::FIRST_TABLE`]
/// on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag(pub u8);

impl Tag {
    /// No value.
    pub const UNBOUND: Self = Self(0);
    pub const NONE: Self = Self(1);
    pub const FALSE: Self = Self(2);
    pub const TRUE: Self = Self(3);
    pub const ELLIPSIS: Self = Self(4);
    pub const NOT_IMPLEMENTED: Self = Self(5);
    /// A deleted place of a set.
    pub const DELETED: Self = Self(6);
    /// An integer of 62 bits.
    pub const INT: Self = Self(7);
    /// A float that is no object of its own.
    pub const FLOAT: Self = Self(8);
    /// An object that the code of the program makes when it is loaded.
    pub const CONSTANT: Self = Self(9);
    /// A host function whose name is such an object.
    pub const EXTERNAL_CONSTANT: Self = Self(10);
    /// A host function, by its name among the interned strings.
    pub const EXTERNAL: Self = Self(11);
    /// What belongs to the interpreter, by its place in the section of natives.
    pub const NATIVE: Self = Self(12);
    /// An object of table 0; those of the other tables follow.
    pub const FIRST_TABLE: u8 = 16;

    /// That of the objects of a table.
    pub const fn of(table: Table) -> Self {
        Self(Self::FIRST_TABLE + table as u8)
    }

    /// The table, if objects of one are meant.
    pub fn table(self) -> Option<Table> {
        Table::ALL.get(usize::from(self.0.checked_sub(Self::FIRST_TABLE)?)).copied()
    }
}

/// How many tags there are, those included that mean nothing.
pub const TAGS: usize = Tag::FIRST_TABLE as usize + Table::ALL.len();

impl Table {
    /// The kind of value that refers to its objects.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Str | Self::Interned => Kind::Str,
            Self::BigInt => Kind::BigInt,
            Self::BoxedFloat => Kind::Float,
            Self::Bytes => Kind::Bytes,
            Self::Range => Kind::Range,
            Self::Tuple => Kind::Tuple,
            Self::Slice => Kind::Slice,
            Self::List => Kind::List,
            Self::Cell => Kind::Cell,
            Self::Function => Kind::Function,
            Self::BoundMethod => Kind::BoundMethod,
            Self::Class => Kind::Class,
            Self::Instance => Kind::Instance,
            Self::Exception => Kind::Exception,
            Self::Generator => Kind::Generator,
            Self::Iterator => Kind::Iterator,
            Self::Descriptor => Kind::Descriptor,
            Self::DictView => Kind::DictView,
            Self::Super => Kind::Super,
            Self::Module => Kind::Module,
            Self::Traceback => Kind::Traceback,
            Self::Dict => Kind::Dict,
            Self::Set => Kind::Set,
            Self::Complex => Kind::Complex,
            Self::ByteArray => Kind::ByteArray,
            Self::MemoryView => Kind::MemoryView,
            Self::Weak => Kind::Weak,
            Self::Resource => Kind::Resource,
        }
    }

    /// The table of objects of a kind; strings are in one of two.
    pub const fn of(kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::Str => Self::Str,
            Kind::BigInt => Self::BigInt,
            Kind::Float => Self::BoxedFloat,
            Kind::Bytes => Self::Bytes,
            Kind::List => Self::List,
            Kind::Tuple => Self::Tuple,
            Kind::Dict => Self::Dict,
            Kind::Set => Self::Set,
            Kind::Range => Self::Range,
            Kind::Slice => Self::Slice,
            Kind::Cell => Self::Cell,
            Kind::Function => Self::Function,
            Kind::BoundMethod => Self::BoundMethod,
            Kind::Class => Self::Class,
            Kind::Instance => Self::Instance,
            Kind::Exception => Self::Exception,
            Kind::Generator => Self::Generator,
            Kind::Iterator => Self::Iterator,
            Kind::Descriptor => Self::Descriptor,
            Kind::DictView => Self::DictView,
            Kind::Super => Self::Super,
            Kind::Module => Self::Module,
            Kind::Traceback => Self::Traceback,
            Kind::Complex => Self::Complex,
            Kind::ByteArray => Self::ByteArray,
            Kind::MemoryView => Self::MemoryView,
            Kind::Weak => Self::Weak,
            Kind::Resource => Self::Resource,
            Kind::Const | Kind::Builtin | Kind::Type | Kind::External | Kind::Library => {
                return None;
            }
        })
    }
}
