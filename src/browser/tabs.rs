//! The other tabs of the same base: a word to them, and who of all is the one that ticks.
//!
//! Leading only saves work. That nothing happens twice comes from the transaction, not from here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

/// A leader that was silent for so many beats of this tab is relieved: its tab is frozen. Own beats are
/// counted and not the clock, which goes on while this tab is the one that sleeps.
const SILENT_BEATS: u32 = 5;

/// Beats that come closer together (ms) were held up, and count as one.
const HELD_UP_MS: f64 = 500.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request(name: &str, options: &JsValue, granted: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// What tabs say to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Something was written.
    Written,
    /// The leader is awake.
    Leading,
    /// Everything is being erased, as the person wants it.
    Erased,
    /// A newer program is there: what is older stops writing.
    Newer,
}

impl Word {
    const fn text(self) -> &'static str {
        match self {
            Word::Written => "written",
            Word::Leading => "leading",
            Word::Newer => "newer",
            Word::Erased => "erased",
        }
    }

    fn from_text(text: &str) -> Option<Word> {
        [Word::Written, Word::Leading, Word::Newer, Word::Erased].into_iter().find(|word| word.text() == text)
    }
}

/// This tab among the others, until it is dropped.
pub struct Tabs {
    channel: BroadcastChannel,
    leading: Rc<Cell<bool>>,
    /// Beats since the leader was last heard of.
    silent: Rc<Cell<u32>>,
    /// When this tab last beat.
    beat: Cell<f64>,
    lock: String,
    release: Rc<RefCell<Option<js_sys::Function>>>,
    _message: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    /// Joins the tabs of a base; `told` hears what they say. `None` when the browser has no channels.
    #[must_use]
    pub fn join(base: &str, told: impl Fn(Word) + 'static) -> Option<Tabs> {
        let channel = BroadcastChannel::new(&format!("{base} tabs")).ok()?;
        let silent = Rc::new(Cell::new(0));
        let closure = {
            let silent = silent.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
                let Some(word) = message.data().as_string().as_deref().and_then(Word::from_text) else { return };
                if word == Word::Leading {
                    silent.set(0);
                }
                told(word);
            })
        };
        channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
        let tabs = Tabs {
            channel,
            leading: Rc::default(),
            silent,
            beat: Cell::new(0.0),
            lock: format!("{base} leader"),
            release: Rc::default(),
            _message: closure,
        };
        tabs.stand(false);
        Some(tabs)
    }

    /// Tells the others.
    pub fn tell(&self, word: Word) {
        // A channel that is closed has nobody to tell.
        let _ = self.channel.post_message(&JsValue::from_str(word.text()));
    }

    /// Whether this tab is the one that ticks.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.leading.get()
    }

    /// To be called on every beat: the leader says that it is awake; the others relieve one that is not.
    pub fn beat(&self) {
        let now = js_sys::Date::now();
        if self.leads() {
            self.tell(Word::Leading);
        } else if now - self.beat.get() > HELD_UP_MS {
            self.silent.set(self.silent.get() + 1);
            if self.silent.get() > SILENT_BEATS {
                // Not again before the next silence, however the relief goes.
                self.silent.set(0);
                self.stand(true);
            }
        }
        self.beat.set(now);
    }

    /// Asks for the lock, by force when the one who holds it is silent.
    fn stand(&self, steal: bool) {
        let options = js_sys::Object::new();
        if steal {
            let _ = js_sys::Reflect::set(&options, &"steal".into(), &JsValue::TRUE);
        }
        let (leading, release) = (self.leading.clone(), self.release.clone());
        let granted = Closure::once_into_js(move |_lock: JsValue| {
            leading.set(true);
            js_sys::Promise::new(&mut |resolve, _| {
                *release.borrow_mut() = Some(resolve);
            })
        });
        let (leading, silent) = (self.leading.clone(), self.silent.clone());
        if let Ok(asked) = request(&self.lock, &options, &granted) {
            spawn_local(async move {
                // Ends when the lock is given back, or was taken away by another tab.
                let _ = JsFuture::from(asked).await;
                leading.set(false);
                silent.set(0);
            });
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.close();
        if let Some(release) = self.release.borrow_mut().take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}
