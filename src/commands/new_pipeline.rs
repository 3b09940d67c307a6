//! Make a pipeline with its first stages: a way has a beginning and its ends from the start.

use super::{Context, Decision, Refusal, create};
use crate::journal::{Change, Deed};
use crate::model::schema::{HUE, NAME, OF_KIND, PIPELINE, POSITION_NO, STAGE_KIND};
use crate::model::{Kind, Value};

pub(super) fn decide(
    name: &str,
    of: Kind,
    stages: &[(String, &'static str)],
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let name = Value::text(name).ok_or(Refusal::Empty(NAME))?;
    let mut ids = context.given.ids();
    let pipeline = ids.draw();
    let fields = create::complete(Kind::Pipeline, vec![(NAME, name), (OF_KIND, Value::from(of.name()))], context)?;
    let mut changes = vec![Change::Create { id: pipeline, kind: Kind::Pipeline, fields }];
    for (place, (name, end)) in (0u32..).zip(stages) {
        let mut fields = vec![
            (NAME, Value::text(name).ok_or(Refusal::Empty(NAME))?),
            (PIPELINE, Value::Ref(pipeline)),
            (POSITION_NO, Value::from(place)),
            (STAGE_KIND, Value::from(*end)),
            (HUE, Value::from(place % 6 + 1)),
        ];
        fields.sort_by_key(|(field, _)| *field);
        changes.push(Change::Create { id: ids.draw(), kind: Kind::Stage, fields });
    }
    Ok(Decision::person(Deed::Create, changes, Some(pipeline)))
}
