//! How a round of a rule goes: for each of its steps every record is looked at anew.

use super::chain::Chain;
use super::condition::holds;
use super::records::Law;
use super::{Oracle, time};
use tend::automation::{Happened, due_run_id};
use tend::journal::{Cause, Change, ChangeSet};
use tend::model::schema::ROUND;
use tend::model::{Instant, Record, RecordId, Value};
use tend::rule::Missed;

impl Oracle {
    /// A rule comes round: it takes the next record, behind all on which it began in this round; or the round is over.
    pub(super) fn come_round(&mut self, place: usize, due: Instant, now: Instant) {
        let folded = self.folded(None);
        let law = folded.laws().swap_remove(place);
        let mut chain = Chain::new(None, now, due);
        let skips = matches!(law.body.missed, Missed::SkipAfter(_));
        if skips && self.is_missed(law.body.missed, &chain) {
            let mut last = due;
            while let Some(next) = time::next_round(&law.body.when, Instant(last.0 + 1), &*self.zone) {
                if !self.is_missed(law.body.missed, &Chain::new(None, now, next)) {
                    break;
                }
                last = next;
            }
            return self.round_is_over(&law, due, last, &chain);
        }
        let run_on = |id: RecordId| law.id_of(due_run_id(law.id, id, due));
        let begun = |record: &&Record| record.kind == law.body.of && folded.0.contains_key(&run_on(record.id));
        let begun = folded.0.values().filter(begun).map(|record| record.id).max();
        for record in folded.of_kind(law.body.of).filter(|record| Some(record.id) > begun) {
            if record.born.ms() as i64 >= due.0 || self.is_frozen(record, due) {
                continue;
            }
            let mut saw = Vec::new();
            let held = holds(&law.body.conditions, record, &folded, &self.when(due, None), &mut saw);
            if held && self.may_begin(&law, record.id, due, &folded) {
                let mut run = law.begin(run_on(record.id), record.id, Happened::Due, saw);
                run.trace.late_ms = chain.late();
                self.begin_in_time(&mut chain, &law, run, &folded);
                return self.run_out(&mut chain);
            }
        }
        self.round_is_over(&law, due, due, &chain);
    }

    fn round_is_over(&mut self, law: &Law, due: Instant, last: Instant, chain: &Chain) {
        let stamp = self.stamp(chain.now);
        let before = self.folded(None).value(law.id, ROUND);
        let change = Change::Set { id: law.id, field: ROUND, before, after: Some(Value::Instant(last)) };
        let cause = Cause::Rule { rule: law.id, run: due_run_id(law.id, law.id, due), parent: None, at: due };
        self.journal.push(ChangeSet { stamp, deed: stamp, cause, changes: vec![change] });
    }
}
