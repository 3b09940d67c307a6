//! Hybrid logical clock stamps: every change set has one, and they are totally ordered over all devices.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The name of one browser profile, drawn once by chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Device(pub u64);

/// Wall time (48 bits of milliseconds), a counter (16 bits), the device (64 bits), in this order.
///
/// After Kulkarni et al., “Logical Physical Clocks” (2014): never behind what was seen, close to wall time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp(#[serde(with = "postcard::fixint::le")] u128);

impl Stamp {
    /// Before every stamp.
    pub const ZERO: Stamp = Stamp(0);

    /// From its parts.
    #[must_use]
    pub const fn new(ms: u64, counter: u16, device: Device) -> Self {
        let ms = ms & 0xffff_ffff_ffff;
        Self((ms as u128) << 80 | (counter as u128) << 64 | device.0 as u128)
    }

    /// From 128 bits as they stand in a chunk.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// The 128 bits.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// Wall time, milliseconds since 1970.
    #[must_use]
    pub const fn ms(self) -> u64 {
        (self.0 >> 80) as u64
    }

    /// The counter within one millisecond.
    #[must_use]
    pub const fn counter(self) -> u16 {
        (self.0 >> 64) as u16
    }

    /// Who made it.
    #[must_use]
    pub const fn device(self) -> Device {
        Device(self.0 as u64)
    }

    /// The next stamp of `device` after everything up to `self` was seen, at wall time `now` (ms).
    /// When the clock was set back the counter runs on, and over into the next millisecond when full.
    #[must_use]
    pub fn next(self, now: i64, device: Device) -> Stamp {
        let now = u64::try_from(now).unwrap_or(0);
        if now > self.ms() {
            return Stamp::new(now, 0, device);
        }
        match self.counter().checked_add(1) {
            Some(counter) => Stamp::new(self.ms(), counter, device),
            None => Stamp::new(self.ms() + 1, 0, device),
        }
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}@{:x}", self.ms(), self.counter(), self.device().0)
    }
}
