// The bare browser, to hold our figures against.

function opened(name) {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("values");
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

// The longest time, in ms, that the page was deaf to messages until the returned function is called.
export function watchPage() {
  const channel = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  let on = true;
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (on) setTimeout(() => channel.port2.postMessage(0), 2);
  };
  channel.port2.postMessage(0);
  return () => {
    on = false;
    return longest;
  };
}

// Milliseconds for each of `count` puts of `size` bytes, one transaction each.
export async function rawPuts(name, size, count) {
  const db = await opened(name);
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await new Promise((done, failed) => {
      const options = { durability: "strict" };
      const transaction = db.transaction("values", "readwrite", options);
      transaction.objectStore("values").put(bytes, 0);
      transaction.commit();
      transaction.oncomplete = done;
      transaction.onabort = failed;
    });
    times.push(performance.now() - start);
  }
  db.close();
  return times;
}

// Milliseconds to write so many values in one transaction and to read them back.
export async function rawBulk(name, value, count) {
  const db = await opened(name);
  const start = performance.now();
  await new Promise((done, failed) => {
    const options = { durability: "relaxed" };
    const transaction = db.transaction("values", "readwrite", options);
    const store = transaction.objectStore("values");
    for (let key = 0; key < count; key += 1) store.put(value, key);
    transaction.commit();
    transaction.oncomplete = done;
    transaction.onabort = failed;
  });
  const written = performance.now();
  const store = db.transaction("values", "readonly").objectStore("values");
  for (let key = 0; key < count; key += 64) {
    await new Promise((done, failed) => {
      const request = store.getAll(IDBKeyRange.bound(key, key + 63));
      request.onsuccess = done;
      request.onerror = failed;
    });
  }
  const read = performance.now();
  db.close();
  indexedDB.deleteDatabase(name);
  return [written - start, read - written];
}
