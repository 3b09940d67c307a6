//! The page: mounts the app. Natively an empty program.

#[cfg(target_arch = "wasm32")]
fn main() {
    tend::browser::rescue::watch();
    leptos::mount::mount_to_body(tend::ui::App);
    tend::ui::provoke::where_asked();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
