//! Where one is: the path of the page, links that change it without loading the page anew, back and forward.
//!
//! Paths in here begin at the folder of the page; the folder itself is put before them where they leave.

use crate::browser::listen::Listening;
use crate::browser::page;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The place one is at, and the way to others.
#[derive(Clone, Copy)]
pub struct Router {
    path: RwSignal<String>,
    folder: StoredValue<String>,
}

/// Where one is; the router is there as long as its owner.
pub fn provide_router() {
    let folder = page::base_path();
    let path = RwSignal::new(path_within(&folder));
    let router = Router { path, folder: StoredValue::new(folder) };
    // Back and forward. Owned by whoever asked, so that it ends with them.
    StoredValue::new_local(web_sys::window().map(|window| {
        Listening::to(&window, "popstate", move |_| router.path.set(router.folder.with_value(|f| path_within(f))))
    }));
    provide_context(router);
}

/// The router of this page.
#[must_use]
pub fn use_router() -> Router {
    expect_context::<Router>()
}

impl Router {
    /// The path one is at, such as `/record/…`; tracked.
    #[must_use]
    pub fn path(&self) -> String {
        self.path.get()
    }

    /// The path one is at, in a handler.
    #[must_use]
    pub fn path_untracked(&self) -> String {
        self.path.get_untracked()
    }

    /// What stands in the path after its first word: an id, mostly.
    #[must_use]
    pub fn param(&self) -> String {
        let of = |path: &String| path.splitn(3, '/').nth(2).unwrap_or_default().to_owned();
        self.path.with_untracked(of)
    }

    /// `page` for a link whose place one is at or below, for `aria-current`; tracked.
    #[must_use]
    pub fn current(&self, place: &str) -> Option<&'static str> {
        let below =
            |path: &String| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.path.with(|path| path == place || place != "/" && below(path)).then_some("page")
    }

    /// Goes to a path, and to the top of what is there.
    pub fn go(&self, path: &str) {
        let Some(window) = web_sys::window() else { return };
        if let Ok(history) = window.history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&self.address(path)));
        }
        self.path.set(path.to_owned());
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// A path as the browser knows it.
    pub fn address(&self, path: &str) -> String {
        self.folder.with_value(|folder| format!("{folder}{path}"))
    }
}

/// The path at which the page was loaded, before there is a router.
#[must_use]
pub fn first_path() -> String {
    path_within(&page::base_path())
}

/// The path of the browser, without the folder of the page.
fn path_within(folder: &str) -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    let within = path.strip_prefix(folder).unwrap_or(&path).trim_end_matches('/');
    if within.is_empty() { "/".to_owned() } else { within.to_owned() }
}

/// A link to a place of the app. With another button or a key it is what a link always is.
#[component]
pub fn A(
    /// The path.
    #[prop(into)]
    href: String,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let router = use_router();
    let address = router.address(&href);
    let follow = move |event: MouseEvent| {
        let plain =
            event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if plain && !event.default_prevented() {
            event.prevent_default();
            router.go(&href);
        }
    };
    view! { <a href=address on:click=follow>{children()}</a> }
}
