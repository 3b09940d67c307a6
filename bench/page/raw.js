// The bare browser: what nobody can be faster than.

const done = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export const open = (name) => {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore("values");
  return answered(request);
};

export const remove = (name) => answered(indexedDB.deleteDatabase(name));

/** Writes values under 0, 1, 2 … in one strict transaction. */
export const write = async (db, values) => {
  const transaction = db.transaction("values", "readwrite", { durability: "strict" });
  const store = transaction.objectStore("values");
  values.forEach((value, key) => store.put(value, key));
  transaction.commit();
  await done(transaction);
};

/** Reads every value of a table in requests of `batch`; answers with the number of bytes. */
export const readAll = async (db, table, batch) => {
  const store = db.transaction(table).objectStore(table);
  const keys = await answered(store.getAllKeys());
  let bytes = 0;
  for (let at = 0; at < keys.length; at += batch) {
    const range = IDBKeyRange.bound(keys[at], keys[Math.min(at + batch, keys.length) - 1]);
    for (const value of await answered(store.getAll(range))) bytes += value.byteLength;
  }
  return bytes;
};
