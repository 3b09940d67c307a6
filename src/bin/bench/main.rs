//! What `make bench` measures, out of the same rooms as the app. Not a part of what is served. Natively an
//! empty program.

#[cfg(target_arch = "wasm32")]
mod base;
#[cfg(target_arch = "wasm32")]
mod data;
#[cfg(target_arch = "wasm32")]
mod look;
#[cfg(target_arch = "wasm32")]
mod rules;

fn main() {}
