//! Where a program's random numbers come from, and what becomes of them when it is loaded.

use diapause_vm::entropy::Entropy;
pub use diapause_vm::entropy::SEED_BYTES;

use crate::error::EngineError;
use crate::session::Session;

/// Where random numbers come from. Whatever it is, what was drawn so far travels in a snapshot: a
/// program that is loaded draws what the one that was dumped would have drawn, unless
/// [`Session::reseed`] says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntropyPolicy {
    /// From nothing: every run is like the others.
    #[default]
    Fixed,
    /// From these bytes: runs with the same ones are like each other.
    Seeded([u8; SEED_BYTES]),
    /// From these bytes, which the host took from a random source, and is to replace whenever the
    /// program is loaded ([`Session::wants_entropy`]): no two loads share what they draw.
    Host([u8; SEED_BYTES]),
}

impl EntropyPolicy {
    /// From the bytes in which adapters hand it over: none for [`EntropyPolicy::Fixed`]; else 0 for
    /// [`EntropyPolicy::Seeded`] or 1 for [`EntropyPolicy::Host`], and the seed.
    ///
    /// # Errors
    /// [`EngineError::Value`] for other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EngineError> {
        let wrong = || EngineError::Value("the entropy is no seed of 32 bytes".into());
        let Some((kind, seed)) = bytes.split_first() else { return Ok(Self::Fixed) };
        let seed = seed.try_into().map_err(|_| wrong())?;
        match kind {
            0 => Ok(Self::Seeded(seed)),
            1 => Ok(Self::Host(seed)),
            _ => Err(wrong()),
        }
    }

    pub(crate) fn start(self) -> Entropy {
        let (seed, renews) = match self {
            Self::Fixed => return Entropy::default(),
            Self::Seeded(seed) => (seed, false),
            Self::Host(seed) => (seed, true),
        };
        Entropy { seed, renews, ..Entropy::default() }
    }
}

impl Session {
    /// Whether the program was started with [`EntropyPolicy::Host`]: whoever loads it is to call
    /// [`Session::reseed`], unless the run is to be replayed.
    #[must_use]
    pub const fn wants_entropy(&self) -> bool {
        self.machine.heap.entropy.renews
    }

    /// Replaces what random numbers are drawn from, so that this run shares none with others that
    /// were loaded from the same bytes. Generators that the program seeded itself stay as they are.
    pub fn reseed(&mut self, seed: [u8; SEED_BYTES]) {
        self.machine.heap.entropy.reseed(seed);
    }
}
