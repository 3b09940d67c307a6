// Keeps Tend on this device, so that it starts without a network. What Tend consists of stands in `files`,
// name by name with a hash of the content; tools/finish.mjs writes it in front of this.
//  - Kept is by content: what a newer version shares with this one is not fetched again, and what came is
//    looked at before it is kept. A version is kept as a whole, or it is not there.
//  - A tab gets the files of its own version as long as it runs. A newer version waits until no tab is left
//    or until the person wants it, and leaves the former's files where they are.
// Never here: a request to another host; a record; a word about them.

const { files } = self;
const { scope } = registration;

/** What answers every path that is not a file. */
const PAGE = "index.html";

const open = () => caches.open(`tend ${scope}`);

/** Under what something is kept. No file is ever asked for by such a name. */
const keyOf = (hash) => `${scope}${hash}`;

/** The hashes of the version that ran last. */
const RAN = keyOf("ran");

const hashOf = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** Fetches a file, and is content with nothing but the right one: hosts are changed file by file. */
const fetchFile = async (name, hash) => {
  // The page by its folder: some hosts do not answer to its name.
  const url = new URL(name === PAGE ? "./" : name, scope);
  // What the browser has at hand will do, if it is right.
  for (const cache of ["default", "reload"]) {
    const response = await fetch(url, { cache, redirect: "error" });
    const bytes = await response.arrayBuffer();
    if ((await hashOf(bytes)) !== hash) continue;
    const headers = new Headers(response.headers);
    // They spoke of the bytes on the way.
    for (const header of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(header);
    return new Response(bytes, { headers });
  }
  throw new Error(`${name} is not of this version`);
};

const keep = async (cache, name, hash) => {
  if (!(await cache.match(keyOf(hash)))) await cache.put(keyOf(hash), await fetchFile(name, hash));
};

const keepAll = async () => {
  const cache = await open();
  await Promise.all(Object.entries(files).map(([name, hash]) => keep(cache, name, hash)));
};

/** Deletes what neither this version consists of nor the one before, which may still run in a tab. */
const clearUp = async () => {
  // One that is just being kept clears up itself.
  if (registration.installing) return;
  const cache = await open();
  const before = (await (await cache.match(RAN))?.json()) ?? [];
  const needed = new Set([RAN, ...[...before, ...Object.values(files)].map(keyOf)]);
  const old = (await cache.keys()).filter(({ url }) => !needed.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
  await cache.put(RAN, Response.json(Object.values(files)));
};

/** Without a list this is a build for development, in the place of one that was tried: all is fetched anew. */
const goAway = async () => {
  await caches.delete(`tend ${scope}`);
  await registration.unregister();
  for (const tab of await clients.matchAll({ type: "window" })) tab.navigate(tab.url);
};

addEventListener("install", (event) => event.waitUntil(files ? keepAll() : skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(files ? clearUp() : goAway()));

/** The hash of the file that is asked for; nothing for what the host alone knows. */
const hashFor = (request) => {
  const name = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  if (Object.hasOwn(files, name)) return [name, files[name]];
  if (request.mode === "navigate") return [PAGE, files[PAGE]];
  // Of another version: a tab's that was not reloaded. Its name says what it holds.
  return [name, name.match(/-([0-9a-f]{16})(?:_bg)?\.\w+$/)?.[1]];
};

const answer = async (name, hash) => {
  const cache = await open();
  // Should the browser have dropped it: fetched again, and still the right one or none.
  return (await cache.match(keyOf(hash))) ?? fetchFile(name, hash).catch(() => Response.error());
};

/** A file that was shared with the app, until a tab asks for it. */
let received = null;

const receive = async (request) => {
  received = (await request.formData()).get("file");
  // The tab that asks is told what came, and goes where such files are read.
  return Response.redirect(`${scope}import`, 303);
};

addEventListener("fetch", (event) => {
  const { request } = event;
  if (!files || !request.url.startsWith(scope)) return;
  if (request.method === "POST" && request.url === `${scope}import`) event.respondWith(receive(request));
  if (request.method !== "GET") return;
  const [name, hash] = hashFor(request);
  if (hash) event.respondWith(answer(name, hash));
});

addEventListener("message", (event) => {
  const { takeOver, start, ask } = event.data ?? {};
  // The person has clicked.
  if (takeOver) event.waitUntil(skipWaiting());
  // A tab that was there before this worker, and is of this version: from now on it needs no host either.
  if (start && Object.hasOwn(files, start)) event.waitUntil(clients.claim());
  if (ask === "received" && received) {
    event.source.postMessage({ file: received });
    received = null;
  }
});

/** Shows a place of Tend, in a tab that is there or a new one. */
const show = async (place) => {
  const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const ours = tabs.filter((tab) => tab.url.startsWith(scope));
  const tab = ours.find((tab) => tab.focused) ?? ours[0];
  if (!tab) return clients.openWindow(scope + place);
  tab.postMessage({ show: place });
  await tab.focus();
};

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data ?? ""));
});
