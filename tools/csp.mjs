// What the page may do, said once. The server sends it as a header, the build writes it into the page,
// so that it holds on any static host.

const rules = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
];

/** For `<meta http-equiv>`, where `frame-ancestors` has no effect and only makes the console complain. */
export const inPage = rules.join("; ");

/** For the response header. */
export const inHeader = [...rules, "frame-ancestors 'none'"].join("; ");
