//! The page: mounts the app. Natively an empty program.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(tend::ui::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
