//! Heavy work, away from the page: the post room. It opens letters, hands them to the desk they are for
//! and posts the answers. Natively an empty program.

#[cfg(target_arch = "wasm32")]
mod post {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;

    use js_sys::{Array, ArrayBuffer, Uint8Array};
    use tend::browser::slices::Slices;
    use tend::browser::what_if_desk;
    use tend::exchange::backup::{self, Limits, Parcel, Place, Problem, ProblemKind};
    use tend::exchange::import::desk::{self, Go};
    use tend::exchange::import::protocol::{Failure, Known, Reply, Request};
    use tend::exchange::letter::{Letter, Room, Unreadable};
    use tend::exchange::what_if;
    use wasm_bindgen::{JsCast, prelude::*};
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

    /// What the Worker remembers between letters.
    #[derive(Default)]
    pub struct State {
        file: RefCell<Option<Rc<[u8]>>>,
        /// The number of the last request; an older one that is still under way stops.
        last: Cell<u32>,
    }

    pub fn scope() -> DedicatedWorkerGlobalScope {
        js_sys::global().unchecked_into()
    }

    pub fn receive(state: &Rc<State>, message: &MessageEvent) {
        let parts: Array = message.data().unchecked_into();
        let letter = match Letter::open(&Uint8Array::new(&parts.get(0)).to_vec()) {
            Ok(letter) => letter,
            Err(Unreadable::OtherBuild) => return say("other build"),
            Err(Unreadable::Garbled) => return say("garbled"),
        };
        state.last.set(letter.number);
        let (state, beside) = (state.clone(), parts.get(1));
        match letter.room {
            Room::Import => match letter.body() {
                Ok(request) => spawn_local(async move { import(&state, letter.number, request, beside).await }),
                Err(_) => say("garbled"),
            },
            Room::WhatIf => match letter.body() {
                Ok(request) => spawn_local(async move { what_if(letter.number, &request).await }),
                Err(_) => say("garbled"),
            },
            Room::Backup => match letter.body() {
                Ok(request) => read_backup(letter.number, request, beside),
                Err(_) => say("garbled"),
            },
        }
    }

    async fn import(state: &State, number: u32, request: Request, beside: JsValue) {
        let answered = match request {
            Request::Cancel => return,
            Request::Detect => match bytes_of(beside).await {
                Ok(file) => {
                    let found = desk::look(&file, Known::Nothing);
                    *state.file.borrow_mut() = Some(file);
                    found.map(|found| (Reply::Detected(found), Vec::new()))
                }
                Err(failure) => Err(failure),
            },
            Request::Look(known) => {
                kept(state).and_then(|file| desk::look(&file, known)).map(|found| (Reply::Detected(found), Vec::new()))
            }
            Request::Preview(job) => match kept(state) {
                Ok(file) => desk::preview(&file, &job, between(state, number)).await.map(|reply| (reply, Vec::new())),
                Err(failure) => Err(failure),
            },
            Request::Import(job) => match kept(state) {
                Ok(file) => desk::import(&file, &job, between(state, number)).await,
                Err(failure) => Err(failure),
            },
        };
        let (reply, beside) = answered.unwrap_or_else(|failure| (Reply::Failed(failure), Vec::new()));
        post(number, Room::Import, &reply, &beside);
    }

    async fn what_if(number: u32, request: &what_if::Request) {
        let total = request.segments;
        let told = |done| post(number, Room::WhatIf, &what_if::Reply::Progress { done, total }, &[]);
        let reply = what_if_desk::answer(request, told).await;
        post(number, Room::WhatIf, &reply, &[]);
    }

    fn read_backup(number: u32, request: backup::protocol::Request, beside: JsValue) {
        use backup::protocol::{Failure, Reply, Request};
        let answered = beside.dyn_into::<Blob>().map_err(|_| Failure::NoFile).and_then(|file| {
            let read = read_blob(number, file)?;
            match request {
                Request::Read => Parcel::pack(read)
                    .map(|(parcel, bytes)| (Reply::Read(parcel), bytes))
                    .map_err(|_| Failure::TooLarge),
                Request::Check => {
                    let (records, sets) = (read.records.len() as u64, read.sets.len() as u64);
                    Ok((Reply::Sound { records, sets }, Vec::new()))
                }
            }
        });
        let (reply, beside) = answered.unwrap_or_else(|failure| (Reply::Failed(failure), Vec::new()));
        post(number, Room::Backup, &reply, &beside);
    }

    fn read_blob(number: u32, file: Blob) -> Result<backup::Backup, backup::protocol::Failure> {
        use backup::protocol::{Failure, Reply};
        let limits = Limits::default();
        // Said at once, not after a GiB was read.
        if file.size() > limits.bytes as f64 {
            let place = Place { line: 1, column: 1, item: None };
            let kind = ProblemKind::TooLarge { limit: limits.bytes };
            return Err(Failure::File(Problem { place, kind }));
        }
        let told = |done, total| post(number, Room::Backup, &Reply::Progress { done, total }, &[]);
        let source = Slices::new(file, told).ok_or(Failure::NoFile)?;
        backup::read(source, &limits).map_err(Failure::File)
    }

    fn kept(state: &State) -> Result<Rc<[u8]>, Failure> {
        state.file.borrow().clone().ok_or(Failure::NoFile)
    }

    /// Tells how far it is, lets waiting letters in, and stops when a newer one came.
    fn between(state: &State, number: u32) -> impl AsyncFnMut(u64, u64) -> Go {
        async move |done, total| {
            post(number, Room::Import, &Reply::Progress { done, total }, &[]);
            gloo_timers::future::TimeoutFuture::new(0).await;
            if state.last.get() == number { Go::On } else { Go::Stop }
        }
    }

    /// The bytes of a buffer that was handed over, or of a file that is read here, not in the page.
    async fn bytes_of(beside: JsValue) -> Result<Rc<[u8]>, Failure> {
        let buffer = match beside.dyn_into::<Blob>() {
            Ok(file) => {
                desk::fits(file.size() as u64)?;
                JsFuture::from(file.array_buffer()).await.map_err(|_| Failure::NoFile)?
            }
            Err(other) => other,
        };
        let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| Failure::NoFile)?;
        let array = Uint8Array::new(&buffer);
        let mut bytes = vec![0; array.length() as usize];
        array.copy_to(&mut bytes);
        Ok(Rc::from(bytes))
    }

    /// A page that is gone needs no answer, so failures to post are passed over.
    fn post(number: u32, room: Room, reply: &impl serde::Serialize, beside: &[u8]) {
        let head = Uint8Array::from(&Letter::write(number, room, reply)[..]).buffer();
        let lump = Uint8Array::from(beside).buffer();
        let parts = Array::of2(&head, &lump);
        let _ = scope().post_message_with_transfer(&parts, &parts);
    }

    /// A plain word: the Worker stands ready, or cannot read what was written; or how it fell.
    pub fn say(word: &str) {
        let _ = scope().post_message(&JsValue::from_str(word));
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use std::rc::Rc;
    use wasm_bindgen::{JsCast, prelude::*};
    use web_sys::MessageEvent;

    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        post::say(&panic.to_string());
    }));
    let state = Rc::new(post::State::default());
    let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| post::receive(&state, &message));
    post::scope().set_onmessage(Some(receive.as_ref().unchecked_ref()));
    receive.forget();
    post::say("ready");
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
