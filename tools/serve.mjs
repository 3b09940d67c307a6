// A static server without dependencies: `node tools/serve.mjs [folder]`, with PORT and HOST from outside, and BASE
// for what was built to stand in a folder of its host.
// Shows what any good static host has to do: types, compressed copies, headers, and the page for every
// path that is not a file. Without HOST it listens on this machine only.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { inHeader } from "./csp.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".ftl": "text/plain; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const always = {
  "Content-Security-Policy": inHeader,
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  Vary: "Accept-Encoding",
};

/** A name that carries a hash of its content never comes to mean something else. */
const isHashed = (path) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(path);

const fileAt = (path) => {
  try {
    const stat = statSync(path);
    return stat.isFile() ? stat : null;
  } catch {
    return null;
  }
};

/** The file inside `root` that answers `url`: itself, or the page when the path names no file. `null`: nothing. */
const find = (root, url) => {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://here").pathname);
  } catch {
    return null;
  }
  if (path.includes("\0") || !path.startsWith(base)) return null;
  const file = join(root, normalize(`/${path.slice(base.length)}`));
  if (fileAt(file)) return file;
  return extname(path) === "" ? join(root, "index.html") : null;
};

/** The smallest copy the browser takes that was laid beside the file. */
const packed = (file, accepted) => {
  for (const [encoding, ending] of [["br", ".br"], ["gzip", ".gz"]]) {
    if (new RegExp(`\\b${encoding}\\b`).test(accepted) && fileAt(file + ending)) return [file + ending, encoding];
  }
  return [file, null];
};

const answer = (root, request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { ...always, Allow: "GET, HEAD" }).end();
    return;
  }
  const file = find(root, request.url);
  const [path, encoding] = file ? packed(file, request.headers["accept-encoding"] ?? "") : [null, null];
  const stat = path && fileAt(path);
  if (!stat) {
    response.writeHead(404, { ...always, "Content-Type": types[".txt"], "Cache-Control": "no-cache" }).end("Nothing here\n");
    return;
  }
  const headers = {
    ...always,
    "Content-Type": types[extname(file)] ?? "application/octet-stream",
    "Cache-Control": isHashed(file) ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: `"${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}"`,
    ...(encoding && { "Content-Encoding": encoding }),
  };
  if (request.headers["if-none-match"] === headers.ETag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, "Content-Length": stat.size });
  if (request.method === "HEAD") response.end();
  else createReadStream(path).on("error", () => response.destroy()).pipe(response);
};

const base = process.env.BASE ?? "/";
const root = resolve(process.argv[2] ?? "dist");
const port = Number(process.env.PORT ?? 8080);
// "localhost" is the one address for some programs and the other for others.
const hosts = process.env.HOST ? [process.env.HOST] : ["127.0.0.1", "::1"];

if (!fileAt(join(root, "index.html"))) {
  console.error(`${root} holds no index.html: run \`make build\` first`);
  process.exit(1);
}

for (const host of hosts) {
  createServer((request, response) => answer(root, request, response))
    .on("error", (error) => {
      if (host === "::1" && error.code !== "EADDRINUSE") return; // this machine has no IPv6
      console.error(error.code === "EADDRINUSE" ? `Port ${port} is taken: PORT=8081 make run` : error.message);
      process.exit(1);
    })
    .listen(port, host, () => host === hosts[0] && console.log(`Tend is at http://localhost:${port}${base} (Ctrl+C ends it)`));
}
