//! A file or a folder that the person chose for backups, where the browser lets one choose. It is kept for the next
//! time; whether it may be written to is asked anew when the browser wants that, and only upon a click.
//!
//! A file is written beside what was there and takes its place as a whole, or not at all.

use super::database::handles;
use super::preferences;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, File};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = showDirectoryPicker, catch)]
    fn show_directory_picker(options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = showSaveFilePicker, catch)]
    fn show_save_file_picker(options: &JsValue) -> Result<Promise, JsValue>;

    #[derive(Clone)]
    type Handle;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Handle) -> String;
    #[wasm_bindgen(method, js_name = queryPermission, catch)]
    fn query_permission(this: &Handle, wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = requestPermission, catch)]
    fn request_permission(this: &Handle, wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = getFileHandle, catch)]
    fn file_handle(this: &Handle, name: &str, options: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = removeEntry, catch)]
    fn remove_entry(this: &Handle, name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = createWritable, catch)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, js_name = getFile, catch)]
    fn get_file(this: &Handle) -> Result<Promise, JsValue>;

    type Writable;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, what: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn abort(this: &Writable) -> Result<Promise, JsValue>;
}

/// Says that a place was chosen, so that nobody else needs a database for it.
const CHOSEN: &str = "place";

/// Why nothing was written. What was there before is there still.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// The browser or the person does not allow it.
    #[error("writing is not allowed")]
    NotAllowed,
    /// The folder or the file is not there any more.
    #[error("the place is gone")]
    Gone,
    /// No room is left.
    #[error("no room is left")]
    Full,
    /// The browser says something else.
    #[error("the browser says {0}")]
    Failed(String),
}

/// A chosen file or folder.
#[derive(Clone)]
pub struct Place(Handle);

impl Place {
    /// What it is called, without the folders it is in: the browser does not tell those.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it is a folder, in which every day has a file of its own.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.0.kind() == "directory"
    }

    /// Keeps it for the next time, in place of the one before.
    ///
    /// # Errors
    /// [`PlaceError`] when the browser keeps nothing; it can be used all the same.
    pub async fn keep(&self) -> Result<(), PlaceError> {
        handles::put(&self.0).await.map_err(|error| PlaceError::Failed(error.to_string()))?;
        preferences::set(CHOSEN, "yes");
        Ok(())
    }

    /// Whether it may be written to, without asking anybody.
    pub async fn is_allowed(&self) -> bool {
        granted(self.0.query_permission(&writing())).await
    }

    /// Whether it may be written to; the person is asked when need be. Only upon a click.
    pub async fn allow(&self) -> bool {
        self.is_allowed().await || granted(self.0.request_permission(&writing())).await
    }

    /// Writes a whole file: this one, or in this folder the one of that name. What it is called then.
    ///
    /// # Errors
    /// [`PlaceError`]; what was there before is there still.
    pub async fn write(&self, name: &str, content: &Blob) -> Result<String, PlaceError> {
        if !self.is_folder() {
            return fill(&self.0, content).await.map(|()| self.0.name());
        }
        let here = come::<Handle>(self.0.file_handle(name, &options([]))).await;
        let is_new = matches!(here, Err(PlaceError::Gone));
        let file = match here {
            Err(PlaceError::Gone) => come(self.0.file_handle(name, &options([("create", JsValue::TRUE)]))).await?,
            here => here?,
        };
        let filled = fill(&file, content).await;
        if filled.is_err() && is_new {
            // An empty file would look like a backup. Should it stay all the same, it was told that it is none.
            let _ = come::<JsValue>(self.0.remove_entry(name)).await;
        }
        filled.map(|()| name.to_owned())
    }
}

async fn fill(file: &Handle, content: &Blob) -> Result<(), PlaceError> {
    let writable = come::<Writable>(file.create_writable()).await?;
    // The browser takes the bytes from where it keeps them, piece by piece.
    if let Err(error) = come::<JsValue>(writable.write(content)).await {
        let _ = come::<JsValue>(writable.abort()).await;
        return Err(error);
    }
    come::<JsValue>(writable.close()).await?;
    let written = come::<File>(file.get_file()).await?;
    if written.size() == content.size() { Ok(()) } else { Err(PlaceError::Failed("size".to_owned())) }
}

/// Whether this browser lets one choose.
#[must_use]
pub fn is_offered() -> bool {
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    Reflect::has(&window, &"showDirectoryPicker".into()).unwrap_or(false)
}

/// Lets the person choose a folder. `None` when they chose none.
///
/// # Errors
/// [`PlaceError`].
pub async fn choose_folder() -> Result<Option<Place>, PlaceError> {
    let wishes = options([("id", "tend".into()), ("mode", "readwrite".into()), ("startIn", "documents".into())]);
    chosen(show_directory_picker(&wishes)).await
}

/// Lets the person choose a file, called `name` unless they say otherwise. `None` when they chose none.
///
/// # Errors
/// [`PlaceError`].
pub async fn choose_file(name: &str) -> Result<Option<Place>, PlaceError> {
    let accept = options([("application/json", Array::of1(&".json".into()).into())]);
    let types = Array::of1(&options([("accept", accept)]));
    let wishes = options([("id", "tend".into()), ("suggestedName", name.into()), ("types", types.into())]);
    chosen(show_save_file_picker(&wishes)).await
}

/// The place that was kept; `None` when none was, or the browser has forgotten it.
pub async fn kept() -> Option<Place> {
    preferences::get(CHOSEN)?;
    let handle = handles::get().await.ok().flatten()?;
    Some(Place(handle.unchecked_into()))
}

/// Forgets the place; the files in it stay.
pub async fn forget() {
    preferences::remove(CHOSEN);
    // Nothing was kept, then.
    let _ = handles::destroy().await;
}

async fn chosen(asked: Result<Promise, JsValue>) -> Result<Option<Place>, PlaceError> {
    let answer = match asked {
        Ok(asked) => JsFuture::from(asked).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(handle) => Ok(Some(Place(handle.unchecked_into()))),
        Err(error) if name_of(&error) == "AbortError" => Ok(None),
        Err(error) => Err(worded(&error)),
    }
}

async fn granted(asked: Result<Promise, JsValue>) -> bool {
    let Ok(asked) = asked else { return false };
    JsFuture::from(asked).await.is_ok_and(|state| state.as_string().as_deref() == Some("granted"))
}

async fn come<T: JsCast>(asked: Result<Promise, JsValue>) -> Result<T, PlaceError> {
    let came = JsFuture::from(asked.map_err(|error| worded(&error))?).await;
    came.map(JsCast::unchecked_into).map_err(|error| worded(&error))
}

fn writing() -> JsValue {
    options([("mode", "readwrite".into())])
}

fn options<const N: usize>(all: [(&str, JsValue); N]) -> JsValue {
    let options = Object::new();
    for (name, value) in all {
        // A plain object takes whatever it is given.
        let _ = Reflect::set(&options, &name.into(), &value);
    }
    options.into()
}

fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn worded(error: &JsValue) -> PlaceError {
    match name_of(error).as_str() {
        "NotAllowedError" | "SecurityError" | "NoModificationAllowedError" => PlaceError::NotAllowed,
        "NotFoundError" | "TypeMismatchError" => PlaceError::Gone,
        "QuotaExceededError" => PlaceError::Full,
        other => PlaceError::Failed(other.to_owned()),
    }
}
