// The base on disk, looked at past the app: from a page of the same origin in which the app does not run.

/** Makes a page such a one. */
export async function outside(app, page) {
  const address = `${app.origin}/outside`;
  // The icon is named so that the browser does not look for one.
  const body = `<!doctype html><link rel="icon" href="data:,">`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(address);
  return page;
}

/** Waits until a generation has been written, and tells which stands there. */
export const written = (page, wanted) =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tend");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const look = () => {
            database.transaction("head").objectStore("head").get(0).onsuccess = ({ target }) => {
              const { generation } = target.result;
              if (generation < wanted) return look();
              database.close();
              resolve(generation);
            };
          };
          look();
        };
      }),
    wanted,
  );

/** What the head says, after writing this into it. */
export const head = (page, differs = {}) =>
  page.evaluate(
    (differs) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tend");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("head", "readwrite", { durability: "strict" });
          const store = transaction.objectStore("head");
          let head;
          store.get(0).onsuccess = ({ target }) => {
            head = { ...target.result, ...differs };
            store.put(head, 0);
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve({ schema: head.schema, minWriter: head.minWriter, generation: head.generation });
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    differs,
  );

/** Raises the version of the stores, as a newer program does before it opens them. */
export const raised = (page, version) =>
  page.evaluate(
    (version) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tend", version);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => resolve(opening.result.close());
      }),
    version,
  );

/** Everything on disk, as one text per store. */
export const picture = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tend");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const names = [...database.objectStoreNames];
          const transaction = database.transaction(names);
          const plain = (name, value) => (value instanceof Uint8Array ? value.join() : value);
          const seen = { version: database.version };
          for (const name of names) {
            transaction.objectStore(name).getAll().onsuccess = ({ target }) => (seen[name] = JSON.stringify(target.result, plain));
          }
          transaction.oncomplete = () => {
            database.close();
            resolve(seen);
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
  );
