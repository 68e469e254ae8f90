//! The container: header, section table, checksum.

use std::fmt;

use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::writer::Writer;

/// The newest format, which is the one that is written.
pub const FORMAT_VERSION: u16 = 1;

/// The release that writes: `(major * 1000 + minor) * 1000 + patch`.
pub const WRITER: u64 = {
    let major = digits(env!("CARGO_PKG_VERSION_MAJOR"));
    let minor = digits(env!("CARGO_PKG_VERSION_MINOR"));
    (major * 1000 + minor) * 1000 + digits(env!("CARGO_PKG_VERSION_PATCH"))
};

const fn digits(text: &str) -> u64 {
    let (mut value, mut at) = (0, 0);
    while at < text.len() {
        value = value * 10 + (text.as_bytes()[at] - b'0') as u64;
        at += 1;
    }
    value
}

const MAGIC: [u8; 4] = *b"DIAP";
/// Magic, version, kind, flags, checksum.
const HEADER: usize = 12;
const CHECKSUM_AT: usize = 8;
/// Flags of a snapshot that is sealed with HMAC-SHA-256, and with AES-256-GCM.
const SEALED_WITH_MAC: u8 = 1;
const SEALED_WITH_CIPHER: u8 = 2;

/// What a snapshot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Compiled code.
    Program,
    /// A program in the middle of its run.
    Progress,
    /// An interactive session, between two programs or in the middle of one.
    Session,
    /// What changed since another snapshot, of either of these two.
    Delta,
}

impl Kind {
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Program => 1,
            Self::Progress => 2,
            Self::Session => 3,
            Self::Delta => 4,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Program => "a compiled program",
            Self::Progress => "a paused program",
            Self::Session => "an interactive session",
            Self::Delta => "what changed since another snapshot",
        })
    }
}

/// What a section holds. The numbers are part of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Section {
    /// Limits and usage.
    Meta = 1,
    /// Modules of the program.
    Code = 2,
    /// Names of what belongs to the interpreter.
    Natives = 3,
    /// Objects.
    Objects = 4,
    /// Frames and what else the machine is.
    State = 5,
    /// Identity numbers.
    Identities = 6,
    /// What is to be known without loading.
    Header = 7,
    /// What a delta is relative to.
    Base = 8,
    /// What stands for resources of the host.
    Resources = 9,
}

const SECTIONS: usize = 10;

/// Whether the checksum is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checksum {
    Verify,
    Ignore,
}

/// The header.
pub struct Header {
    pub kind: Kind,
    pub checksum: u32,
}

/// Puts sections into a container. Empty ones are left out.
pub fn seal(kind: Kind, sections: &[(Section, &[u8])]) -> Vec<u8> {
    let filled = || sections.iter().filter(|(_, body)| !body.is_empty());
    // Of the table the release takes five bytes at most, a section six or, of gigabytes, more.
    let table = 6 + 6 * SECTIONS;
    let len = HEADER + table + sections.iter().map(|(_, body)| body.len()).sum::<usize>();
    let mut writer = Writer::with_capacity(len);
    writer.raw(&MAGIC);
    writer.raw(&FORMAT_VERSION.to_le_bytes());
    // The last byte is for flags: that a key id follows, that a base snapshot is needed.
    writer.raw(&[kind.code(), 0, 0, 0, 0, 0]);
    writer.varint(WRITER);
    writer.byte(filled().count() as u8);
    for (section, body) in filled() {
        writer.byte(*section as u8);
        writer.count(body.len());
    }
    filled().for_each(|(_, body)| writer.raw(body));
    let mut bytes = writer.finish();
    let checksum = checksum(&bytes);
    bytes[CHECKSUM_AT..HEADER].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

/// CRC-32 of everything but the checksum itself.
fn checksum(bytes: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&bytes[..CHECKSUM_AT]);
    hasher.update(&bytes[HEADER..]);
    hasher.finalize()
}

/// Reads the header.
pub fn header(bytes: &[u8]) -> Result<Header, SnapshotError> {
    ensure!(
        bytes.get(..4) == Some(&MAGIC),
        "it does not begin with {:?}",
        String::from_utf8_lossy(&MAGIC)
    );
    ensure!(bytes.len() >= HEADER, "it is cut off in its header, {} bytes long", bytes.len());
    let found = u16::from_le_bytes([bytes[4], bytes[5]]);
    if found > FORMAT_VERSION {
        return Err(SnapshotError::Version { found, supported: FORMAT_VERSION });
    }
    ensure!(found > 0, "format version 0, expected 1 to {FORMAT_VERSION}");
    let kind = match bytes[6] {
        1 => Kind::Program,
        2 => Kind::Progress,
        3 => Kind::Session,
        4 => Kind::Delta,
        other => return Err(SnapshotError::corrupt(format!("kind {other}, expected 1 to 4"))),
    };
    // Seals are put around a snapshot and opened by the host, who has the keys.
    if matches!(bytes[7], SEALED_WITH_MAC | SEALED_WITH_CIPHER) {
        return Err(SnapshotError::Sealed);
    }
    ensure!(bytes[7] == 0, "flags {:#04x}, expected none", bytes[7]);
    let checksum = u32::from_le_bytes([bytes[8], bytes[9], bytes[10], bytes[11]]);
    Ok(Header { kind, checksum })
}

/// The sections of a container.
pub struct Sections<'a> {
    /// The release that wrote it, as [`WRITER`].
    pub writer: u64,
    bodies: [&'a [u8]; SECTIONS],
}

impl<'a> Sections<'a> {
    /// The sections that are there: name and bytes.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        const NAMES: [&str; SECTIONS] = [
            "",
            "limits",
            "code",
            "natives",
            "objects",
            "state",
            "identities",
            "header",
            "base",
            "resources",
        ];
        let sizes = NAMES.iter().zip(self.bodies).skip(1);
        sizes.filter(|(_, body)| !body.is_empty()).map(|(name, body)| (*name, body.len())).collect()
    }

    /// The bytes of a section.
    pub fn body(&self, section: Section) -> &'a [u8] {
        self.bodies[section as usize]
    }

    pub fn reader(&self, section: Section, name: &'static str) -> Reader<'a> {
        Reader::new(self.bodies[section as usize], name)
    }
}

/// Opens a container.
pub fn open(bytes: &[u8], expected: Kind, check: Checksum) -> Result<Sections<'_>, SnapshotError> {
    let header = header(bytes)?;
    if check == Checksum::Verify {
        let computed = checksum(bytes);
        ensure!(
            header.checksum == computed,
            "its checksum is {computed:08x}, expected {:08x}",
            header.checksum
        );
    }
    if header.kind != expected {
        return Err(SnapshotError::Kind { found: header.kind, expected });
    }
    let mut reader = Reader::new(&bytes[HEADER..], "the section table");
    let writer = reader.varint()?;
    let count = reader.byte()?;
    let mut lengths = [None; SECTIONS];
    let mut last = 0;
    for _ in 0..count {
        let section = reader.byte()?;
        ensure!(
            section > last && (section as usize) < SECTIONS,
            "section {section} behind section {last}, expected ascending ones below {SECTIONS}"
        );
        last = section;
        lengths[section as usize] = Some(reader.count()?);
    }
    let mut bodies = [&bytes[..0]; SECTIONS];
    for (body, length) in bodies.iter_mut().zip(lengths) {
        if let Some(length) = length {
            *body = reader.raw(length)?;
        }
    }
    reader.end()?;
    Ok(Sections { writer, bodies })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_these_bytes() {
        let sections: [(Section, &[u8]); 3] =
            [(Section::Meta, &[1, 2, 3]), (Section::Code, &[]), (Section::State, &[9])];
        let bytes = seal(Kind::Progress, &sections);
        let sum = checksum(&bytes).to_le_bytes();
        let expected = [
            b"DIAP".as_slice(),
            &[1, 0, 2, 0],
            &sum,
            // Version 0.1.0. Two sections: 1 of 3 bytes, 5 of 1 byte.
            &[0xe8, 7, 2, 1, 3, 5, 1],
            &[1, 2, 3, 9],
        ]
        .concat();
        assert_eq!(bytes, expected);
        assert_eq!(sum, 0xdf02_c329_u32.to_le_bytes());
        let opened = open(&bytes, Kind::Progress, Checksum::Verify).expect("it can be read");
        assert_eq!(opened.bodies[1], [1, 2, 3]);
        assert!(opened.bodies[2].is_empty());
        assert_eq!(opened.bodies[5], [9]);
    }

    #[test]
    fn every_damaged_byte_is_noticed() {
        let bytes = seal(Kind::Program, &[(Section::Code, &[7; 20])]);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                assert!(open(&damaged, Kind::Program, Checksum::Verify).is_err(), "{at}.{bit}");
            }
            assert!(open(&bytes[..at], Kind::Program, Checksum::Verify).is_err());
        }
    }

    #[test]
    fn newer_formats_are_named() {
        let mut bytes = seal(Kind::Program, &[]);
        bytes[4] = 9;
        let error = open(&bytes, Kind::Program, Checksum::Verify).err();
        assert_eq!(error, Some(SnapshotError::Version { found: 9, supported: FORMAT_VERSION }));
    }
}
