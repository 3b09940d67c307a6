// Starts the worker's module: `new Worker("worker_loader.js")`. It lies beside the two files it names.
importScripts("worker.js");
wasm_bindgen({ module_or_path: "worker_bg.wasm" });
