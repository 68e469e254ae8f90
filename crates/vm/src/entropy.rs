//! Entropy: what the host handed over, and what is drawn from it. A program has no other source of
//! chance, so it can be replayed; and a fork can be given another one.

use sha2::{Digest, Sha256};

/// Bytes of a seed, and of what is drawn at a time.
pub const SEED_BYTES: usize = 32;

/// The source of chance of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entropy {
    /// What the host handed over; zeros where it handed over nothing.
    pub seed: [u8; SEED_BYTES],
    /// How often the host has replaced the seed.
    pub generation: u32,
    /// How often something was drawn from this seed.
    pub drawn: u64,
    /// Whether each load of a snapshot is to replace the seed, unless the host says otherwise.
    pub renews: bool,
}

impl Entropy {
    /// The next bytes: the hash of the seed and of how often it was drawn from.
    pub fn draw(&mut self) -> [u8; SEED_BYTES] {
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(self.generation.to_le_bytes());
        hash.update(self.drawn.to_le_bytes());
        self.drawn += 1;
        hash.finalize().into()
    }

    /// Replaces the seed. Generators that drew their own seed from the old one draw another before
    /// they go on.
    pub fn reseed(&mut self, seed: [u8; SEED_BYTES]) {
        self.seed = seed;
        self.generation = self.generation.wrapping_add(1);
        self.drawn = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_depends_on_the_seed_and_on_what_was_drawn_before() {
        let mut one = Entropy::default();
        let mut other = Entropy::default();
        let first = one.draw();
        assert_eq!(first, other.draw());
        assert_ne!(first, one.draw());
        other.reseed([7; SEED_BYTES]);
        assert_ne!(other.draw(), first);
        let mut third = Entropy { seed: [7; SEED_BYTES], generation: 1, ..Entropy::default() };
        other.drawn = 0;
        assert_eq!(other.draw(), third.draw());
    }
}
