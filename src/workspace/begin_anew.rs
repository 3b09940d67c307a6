//! A base begun anew, in place of one of which nothing is worth keeping.

use super::Workspace;
use crate::commands::{Command, Refusal, SetUp, setting_id};
use crate::model::schema::{CURRENCY, ZONE};
use crate::model::{Device, Given, RecordId, Records};
use crate::vault::Writes;
use std::collections::BTreeMap;

impl Workspace {
    /// An empty base under another name, as [`SetUp`] makes it with those names; the currency and the zone of this one
    /// hold in it too, and nothing else of it is left. Gives the workspace and what must be written for it.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] when a name is too long to be kept.
    pub fn begin_anew(&self, given: &Given, names: &BTreeMap<String, String>) -> Result<(Workspace, Writes), Refusal> {
        let chance = given.seed;
        let base = RecordId::at(given.now.0, std::array::from_fn(|n| (chance >> (n * 8)) as u8));
        let device = Device((chance >> 64) as u64);
        let given = Given { device, ..given.clone() };
        let settings = self.world.get(setting_id());
        let held = |field| settings.as_ref().map(|settings| settings.text(field).to_owned()).unwrap_or_default();
        let set_up = SetUp { names: names.clone(), currency: held(CURRENCY), zone: held(ZONE) };
        let empty = Workspace::empty(base, device, self.zone.clone());
        let sets = empty.plan(&given, &Command::SetUp(set_up))?.sets;
        Workspace::found(&self.manifest, base, device, sets, self.zone.clone()).map_err(|_| Refusal::TooLarge)
    }
}
