//! What is copied for other programs.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(parts: &Object) -> Result<ClipboardItem, JsValue>;

    type Clipboard;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Clipboard, items: &Array) -> Result<js_sys::Promise, JsValue>;
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
    // There is none where the page is not served safely.
    let clipboard = Reflect::get(&web_sys::window()?.navigator(), &"clipboard".into()).ok()?;
    let clipboard = clipboard.is_object().then(|| clipboard.unchecked_into::<Clipboard>())?;
    JsFuture::from(clipboard.write(&items).ok()?).await.ok().map(drop)
}
