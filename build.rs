//! A release for the browser is built so that it can be taken apart: `tools/parts.mjs` has to see what
//! refers to what, and `browser::part` marks where to cut. Any other build stays in one piece.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(in_parts)");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-cfg=in_parts");
        println!("cargo::rustc-link-arg-bin=tend=--emit-relocs");
    }
}
