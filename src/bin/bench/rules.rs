//! Many rules asked about one event, beside the same comparisons as a plain loop; and many things that fall due at once.

use std::rc::Rc;
use tend::automation::{Event, Occasion, What};
use tend::commands::{Command, SaveRule, SetUp, pipeline_id, stage_id};
use tend::journal::Change;
use tend::model::schema::{
    ACTIVE_SINCE, BODY, MODE, NAME, PIPELINE, POSITION_NO, STAGE, STAGE_SINCE, VERSION, field_by_key,
};
use tend::model::{Device, Given, Instant, Kind, Record, RecordId, Records, Utc, Value};
use tend::rule::{Body, Mode};
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

    /// Plans so many times that the record's name is saved, with all that rules do then. How many runs that makes.
    pub fn save(&self, times: u32) -> Result<u32, JsError> {
        let fields = vec![(NAME, Some(Value::from("Saved")))];
        let edit = Command::Edit { ids: vec![self.record.id], fields };
        let mut runs = 0;
        for _ in 0..times {
            runs += self.workspace.plan(&given(1), &edit)?.runs.len() as u32;
        }
        Ok(runs)
    }
}

fn given(days: i64) -> Given {
    let now = Instant(1_800_000_000_000).plus_ms(days * tend::model::time::DAY_MS);
    Given { now, zone: Rc::new(Utc), device: Device(1), seed: 1 }
}

/// The comparisons of rules as one writes them by hand: numbers and words of known places, in a row.
#[wasm_bindgen]
pub struct Typed {
    rules: Vec<[(u8, i64, String); 3]>,
    amount: i64,
    probability: i64,
    source: String,
    name: String,
}

#[wasm_bindgen]
impl Typed {
    /// `tests`: a JSON array of rules, each of three [place, number, word]; places: 0 amount above, 1 probability at most,
    /// 2 source is, 3 name contains.
    #[wasm_bindgen(constructor)]
    pub fn new(tests: &str, amount: i32, probability: i32, source: String, name: String) -> Result<Typed, JsError> {
        let rules = serde_json::from_str(tests)?;
        Ok(Typed { rules, amount: amount.into(), probability: probability.into(), source, name })
    }

    /// Asks all of them so many times.
    pub fn ask(&self, times: u32) -> u32 {
        let mut held = 0;
        for _ in 0..times {
            let name = self.name.to_lowercase();
            let holds = |(place, number, word): &(u8, i64, String)| match place {
                0 => self.amount > *number,
                1 => self.probability <= *number,
                2 => self.source == *word,
                _ => name.contains(word.as_str()),
            };
            held += std::hint::black_box(&self.rules).iter().filter(|rule| rule.iter().all(holds)).count() as u32;
        }
        held
    }
}

/// A base in which many things fell due while it was closed.
#[wasm_bindgen]
pub struct Due(Workspace);

#[wasm_bindgen]
impl Due {
    /// So many deals that stand for three days, and a rule that makes a task then.
    #[wasm_bindgen(constructor)]
    pub fn new(count: u32) -> Result<Due, JsError> {
        let mut workspace = Workspace::empty(RecordId::from_bits(1), Device(1), Rc::new(Utc));
        let set_up = SetUp { names: Default::default(), currency: "GBP".into(), zone: "UTC".into() };
        let mut act = |given: &Given, command: Command| -> Result<Option<RecordId>, JsError> {
            let plan = workspace.plan(given, &command)?;
            let subject = plan.subject;
            workspace.adopt(plan);
            Ok(subject)
        };
        act(&given(0), Command::SetUp(set_up))?;
        let body = r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":3}}},"then":[{"task":{"name":"Call"}}]}"#;
        let body = Body::from_json(body).map_err(|_| JsError::new("no rule"))?;
        let save = Command::SaveRule(SaveRule { rule: None, name: "Stands".into(), body });
        if let Some(rule) = act(&Given { seed: 2, ..given(0) }, save)? {
            act(&given(0), Command::SetMode { rule, mode: Mode::Auto, also_past: false })?;
        }
        let at = Given { seed: 3, ..given(1) };
        let (mut ids, stage) = (at.ids(), stage_id("sales", "new"));
        let deal = |n| {
            let mut fields = vec![
                (NAME, Value::Text(format!("Deal {n}"))),
                (PIPELINE, Value::Ref(pipeline_id("sales"))),
                (STAGE, Value::Ref(stage)),
                (STAGE_SINCE, Value::Instant(at.now)),
            ];
            fields.sort_by_key(|(field, _)| *field);
            Change::Create { id: ids.draw(), kind: Kind::Deal, fields }
        };
        let changes = (0..count).map(deal).collect();
        act(&at, Command::Import { file: String::new(), changes, packed: Vec::new() })?;
        Ok(Due(workspace))
    }

    /// Carries out at most so many, and takes them over. How many.
    pub fn carry_out(&mut self, limit: usize) -> Result<usize, JsError> {
        let plan = self.0.plan(&given(30), &Command::PassTime { limit })?;
        let runs = plan.runs.len();
        self.0.adopt(plan);
        Ok(runs)
    }

    /// How many tasks there are.
    pub fn tasks(&self) -> usize {
        self.0.records().all(Kind::Task).len()
    }
}
