// How the built folder is served. No browser: only questions and answers.

import { request as rawRequest } from "node:http";
import { expect, test } from "@playwright/test";

/** The name of a file the page asks for. */
const named = async (request, pattern) => (await (await request.get("/")).text()).match(pattern)[0];

/** A question whose path nobody tidies up on the way. */
const ask = (origin, path, options = {}) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    rawRequest({ hostname, port, path, ...options }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    })
      .on("error", reject)
      .end();
  });

test("a file is sent packed to whoever takes it, and plain to whoever does not", async ({ request, baseURL }) => {
  const path = `/${await named(request, /tend-[0-9a-f]{16}_bg\.wasm/)}`;
  const sizes = [];
  for (const [accepted, encoding] of [["br, gzip", "br"], ["gzip", "gzip"], ["", undefined]]) {
    const { status, headers, body } = await ask(baseURL, path, { headers: { "accept-encoding": accepted } });
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/wasm");
    expect(headers["content-encoding"]).toBe(encoding);
    sizes.push(body.length);
  }
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
});

test("a name with a hash is kept for ever, all else is asked for again", async ({ request, baseURL }) => {
  for (const name of [/tend-[0-9a-f]{16}\.js/, /worker_loader-[0-9a-f]{16}\.js/]) {
    const hashed = `/${await named(request, name)}`;
    expect((await ask(baseURL, hashed)).headers["cache-control"]).toContain("immutable");
  }
  for (const path of ["/", "/index.html", "/service_worker.js", "/deals/7"]) {
    const { headers } = await ask(baseURL, path);
    expect(headers["cache-control"]).toBe("no-cache");
    expect((await ask(baseURL, path, { headers: { "if-none-match": headers.etag } })).status).toBe(304);
  }
});

test("nothing outside the folder can be had, and nothing can be sent", async ({ baseURL }) => {
  for (const path of ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/.git/config.x", "/%00.js", "/%ff.js"]) {
    expect((await ask(baseURL, path)).status, path).toBe(404);
  }
  expect((await ask(baseURL, "/", { method: "POST" })).status).toBe(405);
});
