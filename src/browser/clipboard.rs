//! What is copied for other programs, and what is pasted from them.

use super::{listen::Listening, page};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, Event, File};

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Object) -> Result<ClipboardItem, JsValue>;

    type Clipboard;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Clipboard, items: &Array) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<js_sys::Promise, JsValue>;
}

/// The browser would not copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied;

/// Copies a text, and the same as a table.
///
/// # Errors
/// When the browser refuses.
pub async fn copy(plain: &str, html: &str) -> Result<(), NotCopied> {
    write(plain, html).await.ok_or(NotCopied)
}

async fn write(plain: &str, html: &str) -> Option<()> {
    let parts = Object::new();
    for (kind, text) in [("text/plain", plain), ("text/html", html)] {
        let bag = web_sys::BlobPropertyBag::new();
        bag.set_type(kind);
        let pieces = Array::of1(&JsValue::from_str(text));
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&pieces, &bag).ok()?;
        Reflect::set(&parts, &kind.into(), &blob).ok()?;
    }
    let items = Array::of1(&ClipboardItem::new(&parts).ok()?.into());
    JsFuture::from(clipboard()?.write(&items).ok()?).await.ok().map(drop)
}

/// Copies a text.
///
/// # Errors
/// When the browser refuses.
pub async fn copy_text(text: &str) -> Result<(), NotCopied> {
    let written = clipboard().and_then(|clipboard| clipboard.write_text(text).ok()).ok_or(NotCopied)?;
    JsFuture::from(written).await.map(drop).map_err(|_| NotCopied)
}

/// There is none where the page is not served safely.
fn clipboard() -> Option<Clipboard> {
    let clipboard = Reflect::get(&web_sys::window()?.navigator(), &"clipboard".into()).ok()?;
    clipboard.is_object().then(|| clipboard.unchecked_into::<Clipboard>())
}

/// What was pasted.
pub enum Pasted {
    /// Words. A spreadsheet gives a picture of its cells beside them, which nobody asked for.
    Text(String),
    /// A file that was copied where files lie.
    File(File),
}

/// Calls `take` with what is pasted anywhere but into a field, until it is dropped; it says whether it took it.
#[must_use]
pub fn hear_pasted(take: impl Fn(Pasted) -> bool + 'static) -> Option<Listening> {
    let window = web_sys::window()?;
    Some(Listening::to(&window, "paste", move |event| {
        if !page::is_typing() && !event.default_prevented() && pasted(&event).is_some_and(&take) {
            event.prevent_default();
        }
    }))
}

/// What an event of pasting brings.
#[must_use]
pub fn pasted(event: &Event) -> Option<Pasted> {
    let data: DataTransfer = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    match data.get_data("text/plain") {
        Ok(text) if !text.trim().is_empty() => Some(Pasted::Text(text)),
        _ => data.files()?.get(0).map(Pasted::File),
    }
}
