//! What can only be tried in a browser. Run with
//! `CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test --target
//! wasm32-unknown-unknown --test web`.
#![cfg(target_arch = "wasm32")]

mod bulk;
mod commits;
mod connection;
mod faults;
mod notes;
mod pace;
mod support;
mod walk;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
