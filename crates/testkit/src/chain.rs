//! A run dumped as deltas: loaded with what they are relative to they give what a dump as a whole
//! gives.

use diapause_engine::{BaseId, DumpOptions, EngineError, Limits, LoadOptions, Session};

/// A delta is dumped every so many pauses, so that some hold little and some much.
const EVERY: u64 = 3;

/// So many deltas at most come behind a snapshot before the next one is made.
const LONGEST: usize = 5;

/// A snapshot, and what changed since.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    base: Vec<u8>,
    deltas: Vec<Vec<u8>>,
}

impl Chain {
    /// Dumps what changed at some pauses, and loads it. The session goes on, or the one that was
    /// loaded, or the collector runs. What was found to be wrong, if anything.
    pub(crate) fn add(
        &mut self,
        mut session: Session,
        pause: u64,
        limits: &Limits,
    ) -> Result<(Session, Option<String>), EngineError> {
        if pause % EVERY != 1 {
            return Ok((session, None));
        }
        if self.base.is_empty() || self.deltas.len() == LONGEST {
            self.deltas.clear();
            self.base = session.dump_base(&DumpOptions::default())?;
            return Ok((session, None));
        }
        let whole = session.dump()?;
        let id = |bytes: &[u8]| BaseId::of(bytes).map_err(|e| EngineError::Internal(e.to_string()));
        let last = id(self.deltas.last().unwrap_or(&self.base))?;
        self.deltas.push(session.dump_delta(last, &DumpOptions::default())?);
        let options = LoadOptions {
            limits: *limits,
            deltas: self.deltas.clone(),
            asleep_from: Some(0),
            ..LoadOptions::default()
        };
        let thawed = Session::load(&self.base, &options)?;
        let again = thawed.dump()?;
        let fault = (again != whole).then(|| {
            if let Some(folder) = std::env::var_os("DIAPAUSE_KEEP") {
                let folder = std::path::Path::new(&folder);
                let parts = [("whole", &whole), ("again", &again), ("base", &self.base)];
                for (name, bytes) in parts {
                    // Only a help to find what is wrong.
                    let _ = std::fs::write(folder.join(name), bytes);
                }
            }
            let place = whole.iter().zip(&again).position(|(one, other)| one != other);
            let place = place.unwrap_or(whole.len().min(again.len()));
            format!(
                "pause {pause}: a snapshot and {} deltas give {} bytes, expected {}, and differ at \
                 byte {place}",
                self.deltas.len(),
                again.len(),
                whole.len()
            )
        });
        match pause / EVERY % 4 {
            1 => session.collect(),
            3 => session = thawed,
            _ => {}
        }
        Ok((session, fault))
    }
}
