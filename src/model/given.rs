//! What the outside world gives to one action: the time, the zone, the device and chance.

use super::{Device, Instant, RecordId, Utc, Zone};
use std::rc::Rc;

/// Read once before an action is planned; the core asks for nothing else.
#[derive(Clone)]
pub struct Given {
    /// The wall clock.
    pub now: Instant,
    /// The person's zone.
    pub zone: Rc<dyn Zone>,
    /// This browser profile.
    pub device: Device,
    /// 128 bits of chance, fresh for each action.
    pub seed: u128,
}

impl Given {
    /// A given for tests, replays and tools: UTC, device 1.
    #[must_use]
    pub fn fixed(now: Instant, seed: u128) -> Self {
        Self { now, zone: Rc::new(Utc), device: Device(1), seed }
    }

    /// The ids that this action may hand out.
    #[must_use]
    pub fn ids(&self) -> Ids {
        Ids { ms: self.now.0, seed: self.seed, drawn: 0 }
    }
}

/// Ids drawn one after another from the chance of one action; in the order drawn they also sort.
#[derive(Clone, Debug)]
pub struct Ids {
    ms: i64,
    seed: u128,
    drawn: u64,
}

impl Ids {
    /// The next id.
    pub fn draw(&mut self) -> RecordId {
        self.drawn += 1;
        let chance = RecordId::derived("id", &[&self.seed.to_le_bytes(), &self.drawn.to_le_bytes()]);
        let mut random = [0; 10];
        // UUIDv7 keeps 12 bits before and 62 after its variant; the counter leads, so that ids drawn
        // together sort as drawn.
        random[..4].copy_from_slice(&((self.drawn as u32) << 4).to_be_bytes());
        random[4..].copy_from_slice(&chance.to_bytes()[10..]);
        random[0] &= 0x0f;
        RecordId::at(self.ms, random)
    }
}
