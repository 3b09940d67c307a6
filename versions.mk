# The versions of the tools that are not in a lock file. npm's are in package.json.

TRUNK := 0.21.14
# The program must be of the version of the crate, so the crate's lock says it.
WASM_BINDGEN := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/.*"\(.*\)"/\1/p;}' Cargo.lock)
WASM_SPLIT := 0.2.4
NODE := 20
WASM := wasm32-unknown-unknown
