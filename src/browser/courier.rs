//! Letters to the Worker and back: started when first needed, ended when the handle is dropped. Whatever
//! happens in it, the page lives on. What the letters are about is known to those who send them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Array, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use thiserror::Error;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Event, MessageEvent, Worker};

use super::{page, rescue};
use crate::exchange::letter::{Letter, Room, Unreadable};

/// Lies beside the page; see public/.
const LOADER: &str = "worker_loader.js";

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoAnswer {
    /// The browser could not start the Worker, or it fell. A new one may be started.
    #[error("the worker is gone")]
    Gone,
    /// It is of another build than the page, which must be loaded again.
    #[error("page and worker are of different builds")]
    OtherBuild,
    /// What came from it cannot be read.
    #[error("what the worker sent cannot be read")]
    Garbled,
    /// A newer request took the place of this one.
    #[error("a newer request came")]
    Superseded,
}

impl From<Unreadable> for NoAnswer {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::OtherBuild => NoAnswer::OtherBuild,
            Unreadable::Garbled => NoAnswer::Garbled,
        }
    }
}

/// What came: a letter with the bytes beside it, or the end.
type Mail = Result<(Letter, Uint8Array), NoAnswer>;

/// The line to one Worker, about one family of requests. They are made one after another: a new one takes
/// the place of the one before.
pub(super) struct Courier {
    room: Room,
    worker: Worker,
    inbox: Rc<RefCell<Option<UnboundedSender<Mail>>>>,
    /// Whether it said that it is ready, and who waits for that.
    ready: Rc<Cell<bool>>,
    fault: Rc<Cell<Option<NoAnswer>>>,
    last: Cell<u32>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Courier {
    /// Starts the Worker and waits until it stands ready.
    pub(super) async fn start(room: Room) -> Result<Courier, NoAnswer> {
        let worker = Worker::new(&page::file(LOADER)).map_err(|_| NoAnswer::Gone)?;
        let (sender, mut mail) = unbounded();
        let inbox = Rc::new(RefCell::new(Some(sender)));
        let ready = Rc::new(Cell::new(false));
        let fault = Rc::new(Cell::new(None));
        let end = {
            let (inbox, fault) = (inbox.clone(), fault.clone());
            move |why: NoAnswer| {
                fault.set(Some(why));
                // Whoever waits hears that nothing more comes.
                inbox.borrow_mut().take();
            }
        };
        let on_message = {
            let (inbox, ready, end) = (inbox.clone(), ready.clone(), end.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
                match message.data().as_string().as_deref() {
                    Some("ready") => {
                        ready.set(true);
                        inbox.borrow_mut().take();
                    }
                    Some("other build") => end(NoAnswer::OtherBuild),
                    Some("garbled") => end(NoAnswer::Garbled),
                    Some(fall) => {
                        rescue::note(fall);
                        end(NoAnswer::Gone);
                    }
                    None => {
                        let parts: Array = message.data().unchecked_into();
                        let letter = Letter::open(&Uint8Array::new(&parts.get(0)).to_vec());
                        let mail = letter.map(|letter| (letter, Uint8Array::new(&parts.get(1)))).map_err(Into::into);
                        if let Some(inbox) = &*inbox.borrow() {
                            // Nobody waits any more: then the answer is of no use.
                            let _ = inbox.unbounded_send(mail);
                        }
                    }
                }
            })
        };
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            end(NoAnswer::Gone);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let last = Cell::new(0);
        let handle = Courier { room, worker, inbox, ready, fault, last, _on_message: on_message, _on_error: on_error };
        // Letters that arrive before it listens would be lost.
        while mail.next().await.is_some() {}
        if handle.ready.get() { Ok(handle) } else { Err(handle.fault()) }
    }

    /// Waits for the answer. `hear` gets every letter that comes, and says when it was the last. Answers to
    /// earlier requests are passed over.
    pub(super) async fn ask<T, R: DeserializeOwned>(
        &self,
        request: &impl Serialize,
        beside: &JsValue,
        mut hear: impl FnMut(R, Uint8Array) -> Option<T>,
    ) -> Result<T, NoAnswer> {
        if let Some(fault) = self.fault.get() {
            return Err(fault);
        }
        let (sender, mut mail): (_, UnboundedReceiver<Mail>) = unbounded();
        *self.inbox.borrow_mut() = Some(sender);
        let number = self.post(request, beside).ok_or(NoAnswer::Gone)?;
        while let Some(came) = mail.next().await {
            let (letter, beside) = came?;
            if letter.number == number
                && let Some(answer) = hear(letter.body()?, beside)
            {
                return Ok(answer);
            }
        }
        Err(self.fault.get().unwrap_or(NoAnswer::Superseded))
    }

    /// Sends a letter; its number.
    pub(super) fn post(&self, request: &impl Serialize, beside: &JsValue) -> Option<u32> {
        let number = self.last.get() + 1;
        self.last.set(number);
        let head = Uint8Array::from(&Letter::write(number, self.room, request)[..]).buffer();
        let parts = Array::of2(&head, beside);
        self.worker.post_message_with_transfer(&parts, &Array::of1(&head)).ok().map(|()| number)
    }

    fn fault(&self) -> NoAnswer {
        self.fault.get().unwrap_or(NoAnswer::Gone)
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
