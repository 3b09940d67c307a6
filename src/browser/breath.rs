//! A pause in long work, so that the page can answer whoever uses it. Not a timer: those sleep in a page that
//! is hidden, and work that was begun shall go on there.

use futures::channel::oneshot;
use futures::future::select;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::*;

/// How long to wait for a frame (ms): a page that is hidden draws none.
const NO_FRAME_MS: u32 = 100;

#[wasm_bindgen]
extern "C" {
    type MessageChannel;
    #[wasm_bindgen(constructor)]
    fn new() -> MessageChannel;
    #[wasm_bindgen(method, getter)]
    fn port1(this: &MessageChannel) -> MessagePort;
    #[wasm_bindgen(method, getter)]
    fn port2(this: &MessageChannel) -> MessagePort;

    type MessagePort;
    #[wasm_bindgen(method, setter)]
    fn set_onmessage(this: &MessagePort, heard: &JsValue);
    #[wasm_bindgen(method, js_name = postMessage)]
    fn post_message(this: &MessagePort, word: &JsValue);
    #[wasm_bindgen(method)]
    fn close(this: &MessagePort);
}

/// Goes on in a task of its own.
pub async fn breath() {
    let channel = MessageChannel::new();
    let (heard, wait) = oneshot::channel();
    let hear = Closure::once(move |_: JsValue| {
        let _ = heard.send(());
    });
    let port = channel.port1();
    port.set_onmessage(hear.as_ref());
    channel.port2().post_message(&JsValue::NULL);
    // The one who sends lives until the word has come.
    let _ = wait.await;
    port.close();
}

/// Goes on when what was put into the page stands on the screen.
pub async fn painted() {
    let (drawn, wait) = oneshot::channel();
    let draw = Closure::once_into_js(move || {
        let _ = drawn.send(());
    });
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(draw.unchecked_ref());
    }
    select(wait, TimeoutFuture::new(NO_FRAME_MS)).await;
    // The callback comes before the frame, this after it.
    TimeoutFuture::new(0).await;
}
