//! A thousand rules, asked about one event.

use std::rc::Rc;
use tend::automation::{Event, Occasion, What};
use tend::commands::Command;
use tend::journal::Change;
use tend::model::schema::{ACTIVE_SINCE, BODY, MODE, NAME, POSITION_NO, VERSION, field_by_key};
use tend::model::{Device, Given, Instant, Kind, Record, RecordId, Records, Utc, Value};
use tend::rule::Body;
use tend::workspace::Workspace;
use wasm_bindgen::prelude::*;

/// A base with rules and one record, and the event that it was written.
#[wasm_bindgen]
pub struct Rules {
    workspace: Workspace,
    record: Record,
    event: Event,
}

#[wasm_bindgen]
impl Rules {
    /// `bodies`: a JSON array of rules' bodies; `record`: a JSON array of [field, value] of a deal.
    #[wasm_bindgen(constructor)]
    pub fn new(bodies: &str, record: &str) -> Result<Rules, JsError> {
        let given = Given { now: Instant(1_800_000_000_000), zone: Rc::new(Utc), device: Device(1), seed: 1 };
        let mut workspace = Workspace::empty(RecordId::from_bits(1), Device(1), Rc::new(Utc));
        let mut ids = given.ids();
        let mut changes = Vec::new();
        for (n, body) in serde_json::from_str::<Vec<serde_json::Value>>(bodies)?.iter().enumerate() {
            let body = Body::from_json(&body.to_string()).map_err(|_| JsError::new("no rule"))?;
            let fields = vec![
                (NAME, Value::Text(format!("Rule {n}"))),
                (POSITION_NO, Value::from(n as u32)),
                (MODE, Value::from("auto")),
                (BODY, Value::Text(body.to_json())),
                (VERSION, Value::from(n as u32)),
                (ACTIVE_SINCE, Value::Instant(given.now)),
            ];
            changes.push(Change::Create { id: ids.draw(), kind: Kind::Rule, fields });
        }
        let fields = serde_json::from_str::<Vec<(String, tend::model::plain::Plain)>>(record)?;
        let mut fields = fields
            .into_iter()
            .map(|(key, value)| Some((field_by_key(&key)?, value.0)))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| JsError::new("no such field"))?;
        fields.sort_by_key(|(field, _)| *field);
        let id = ids.draw();
        changes.push(Change::Create { id, kind: Kind::Deal, fields });
        let plan = workspace.plan(&given, &Command::Import { file: String::new(), changes, packed: Vec::new() })?;
        workspace.adopt(plan);
        let record = workspace.records().get(id).ok_or_else(|| JsError::new("no record"))?.into_owned();
        let event =
            Event { record: id, kind: Kind::Deal, what: What::Changed { field: NAME, before: None, after: None } };
        Ok(Rules { workspace, record, event })
    }

    /// The places of the rules that act on the event.
    pub fn acting(&self) -> Vec<u32> {
        let Some(mut hearing) = self.workspace.book().hear(&self.event) else { return Vec::new() };
        let on = Occasion::at(Instant(1_800_000_000_000), &Utc);
        let next = || hearing.next(&self.record, self.workspace.records(), &on);
        // Each rule is named by its version, which counts from 0 here.
        std::iter::from_fn(next).map(|rule| rule.version).collect()
    }

    /// Asks the rules about the event so many times.
    pub fn ask(&self, times: u32) -> u32 {
        (0..times).map(|_| self.acting().len() as u32).sum()
    }
}
