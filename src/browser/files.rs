//! Files: giving one to the person, and reading one that the person chose.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// The browser would not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser refused the file")]
pub struct FileRefused;

/// Pieces of a file that is being written. The browser keeps them outside the page's memory.
#[derive(Default)]
pub struct Pieces {
    blobs: Array,
}

impl Pieces {
    /// Appends bytes.
    ///
    /// # Errors
    /// [`FileRefused`] when the browser has no room for them.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), FileRefused> {
        let part = Array::of1(&Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence(&part).map_err(|_| FileRefused)?;
        self.blobs.push(&blob);
        Ok(())
    }

    /// The whole file.
    ///
    /// # Errors
    /// [`FileRefused`] when the browser has no room for it.
    pub fn whole(self, mime: &str) -> Result<Blob, FileRefused> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        Blob::new_with_blob_sequence_and_options(&self.blobs, &options).map_err(|_| FileRefused)
    }
}

/// Gives a file to the person as a download.
///
/// # Errors
/// [`FileRefused`] when the browser would not.
pub fn download(file: &Blob, name: &str) -> Result<(), FileRefused> {
    let url = Url::create_object_url_with_blob(file).map_err(|_| FileRefused)?;
    let clicked = click(&url, name);
    // The download has its own hold on the bytes once it was clicked.
    let _ = Url::revoke_object_url(&url);
    clicked
}

fn click(url: &str, name: &str) -> Result<(), FileRefused> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(FileRefused)?;
    let anchor = document.create_element("a").map_err(|_| FileRefused)?;
    let anchor: HtmlAnchorElement = anchor.dyn_into().map_err(|_| FileRefused)?;
    anchor.set_href(url);
    anchor.set_download(name);
    anchor.click();
    Ok(())
}

/// A text as a file, as if the person had chosen it.
///
/// # Errors
/// [`FileRefused`] when the browser has no room for it.
pub fn of_text(name: &str, text: &str) -> Result<File, FileRefused> {
    File::new_with_str_sequence(&Array::of1(&text.into()), name).map_err(|_| FileRefused)
}

/// All bytes of a file.
///
/// # Errors
/// [`FileRefused`] when it cannot be read: moved, deleted, forbidden.
pub async fn read(file: &File) -> Result<Vec<u8>, FileRefused> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileRefused)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
