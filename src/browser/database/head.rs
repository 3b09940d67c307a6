//! The head on disk: an object whose numbers can be read in the browser's own tools.

use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::error::StorageError;
use super::upgrade::HEAD_KEY;
use crate::vault::{Head, MAX_KEY};

const GENERATION: &str = "generation";
const SCHEMA: &str = "schema";
const MIN_WRITER: &str = "minWriter";
const MANIFEST: &str = "manifest";
const COMMIT: &str = "commit";

/// A head as it lies on disk. Its numbers have been checked, its manifest is copied on demand.
pub(super) struct Stored {
    value: JsValue,
    generation: u64,
    pub(super) min_writer: u32,
    schema: u32,
    commit: f64,
}

impl Stored {
    fn new(value: JsValue) -> Result<Self, StorageError> {
        let generation = number(&value, GENERATION)?;
        if !(1.0..=MAX_KEY as f64).contains(&generation) || generation.fract() != 0.0 {
            return Err(StorageError::Damaged);
        }
        Ok(Self {
            generation: generation as u64,
            min_writer: small(&value, MIN_WRITER)?,
            schema: small(&value, SCHEMA)?,
            commit: number(&value, COMMIT)?,
            value,
        })
    }

    /// Whether it was written by the commit of this mark.
    pub(super) fn was_written_by(&self, mark: f64) -> bool {
        self.commit == mark
    }

    pub(super) fn to_head(&self) -> Result<Head, StorageError> {
        let manifest = field(&self.value, MANIFEST)?.dyn_into::<Uint8Array>().map_err(|_| StorageError::Damaged)?;
        Ok(Head {
            generation: self.generation,
            schema: self.schema,
            min_writer: self.min_writer,
            manifest: manifest.to_vec(),
        })
    }
}

/// Asks the store for the head.
pub(super) async fn read(store: &ObjectStore<'_>) -> indexed_db_futures::Result<Option<JsValue>> {
    ask(store)?.await
}

/// Asks the store for the head at once; the answer is waited for later.
pub(super) fn ask(
    store: &ObjectStore<'_>,
) -> indexed_db_futures::Result<impl Future<Output = indexed_db_futures::Result<Option<JsValue>>>> {
    store.get::<JsValue, _, _>(HEAD_KEY).primitive()
}

/// What the store answered, checked.
pub(super) fn parse(value: Option<JsValue>) -> Result<Option<Stored>, StorageError> {
    value.map(Stored::new).transpose()
}

/// The generation of a base; 0 when it is empty.
pub(super) fn generation(head: Option<&Stored>) -> u64 {
    head.map_or(0, |head| head.generation)
}

/// The head as it goes to disk. `mark` tells this commit from all others.
pub(super) fn to_js(head: &Head, mark: f64) -> JsValue {
    let object = Object::new();
    let set = |name: &str, value: &JsValue| {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    };
    set(GENERATION, &JsValue::from_f64(head.generation as f64));
    set(SCHEMA, &JsValue::from_f64(head.schema.into()));
    set(MIN_WRITER, &JsValue::from_f64(head.min_writer.into()));
    set(COMMIT, &JsValue::from_f64(mark));
    set(MANIFEST, &Uint8Array::from(head.manifest.as_slice()));
    object.into()
}

fn field(value: &JsValue, name: &str) -> Result<JsValue, StorageError> {
    Reflect::get(value, &JsValue::from_str(name)).map_err(|_| StorageError::Damaged)
}

fn number(value: &JsValue, name: &str) -> Result<f64, StorageError> {
    field(value, name)?.as_f64().ok_or(StorageError::Damaged)
}

fn small(value: &JsValue, name: &str) -> Result<u32, StorageError> {
    let number = number(value, name)?;
    if (0.0..=f64::from(u32::MAX)).contains(&number) && number.fract() == 0.0 {
        Ok(number as u32)
    } else {
        Err(StorageError::Damaged)
    }
}
