// Makes the n-th call to IndexedDB go wrong, or every call from the n-th on.
//
// Modes: "throw:<name>" the call throws; "error" the request fails and takes its transaction along;
// "abort" the transaction is aborted just after the call; "full" the same, for want of room, which the
// transaction alone tells; "hang" the transaction never ends; "close" the browser closes the connection
// just after the call.

const DUPLICATE = -1;
let armed = null;
let calls = 0;

const real = {
  open: IDBFactory.prototype.open,
  transaction: IDBDatabase.prototype.transaction,
  get: IDBObjectStore.prototype.get,
  getAll: IDBObjectStore.prototype.getAll,
  getAllKeys: IDBObjectStore.prototype.getAllKeys,
  put: IDBObjectStore.prototype.put,
  delete: IDBObjectStore.prototype.delete,
  commit: IDBTransaction.prototype.commit,
};

export function arm(mode, at, forever) {
  calls = 0;
  armed = { mode, at, forever };
}

// How many calls were made since arming.
export function disarm() {
  armed = null;
  return calls;
}

function fault() {
  if (!armed) return null;
  calls += 1;
  const hit = armed.forever ? calls >= armed.at : calls === armed.at;
  return hit ? armed.mode : null;
}

function thrown(mode) {
  if (mode.startsWith("throw:")) throw new DOMException("injected", mode.slice(6));
}

// A request no event ever comes from.
function silent() {
  const request = new EventTarget();
  request.readyState = "pending";
  return request;
}

let hung = [];

// Ends what hangs, in one way or the other, as soon as the browser calls back.
export function release(commit) {
  for (const transaction of hung) transaction.ending = commit ? real.commit : transaction.abort;
  hung = [];
}

// Keeps the transaction busy until released, so that it neither completes nor aborts by itself.
function hang(transaction) {
  transaction.commit = () => {};
  hung.push(transaction);
  const store = transaction.objectStore(transaction.objectStoreNames[0]);
  const spin = () => {
    if (transaction.ending) transaction.ending();
    else real.get.call(store, DUPLICATE).onsuccess = spin;
  };
  spin();
}

function abort(transaction) {
  try {
    transaction.abort();
  } catch {}
}

function fill(transaction) {
  const reason = new DOMException("injected", "QuotaExceededError");
  Object.defineProperty(transaction, "error", { get: () => reason });
  abort(transaction);
}

// A request that truly fails, and with it its transaction.
function failing(store) {
  if (store.transaction.mode === "readonly") {
    const request = real.get.call(store, DUPLICATE);
    abort(store.transaction);
    return request;
  }
  real.put.call(store, 0, DUPLICATE);
  return store.add(0, DUPLICATE);
}

// The browser closes a connection: its transactions are aborted, then a close event comes.
function closeByForce(transaction) {
  const db = transaction.db;
  abort(transaction);
  db.close();
  setTimeout(() => db.dispatchEvent(new Event("close")), 0);
}

for (const name of ["get", "getAll", "getAllKeys", "put", "delete"]) {
  IDBObjectStore.prototype[name] = function (...args) {
    const mode = fault();
    if (!mode) return real[name].apply(this, args);
    thrown(mode);
    switch (mode) {
      case "error":
        return failing(this);
      case "abort": {
        const request = real[name].apply(this, args);
        abort(this.transaction);
        return request;
      }
      case "full": {
        const request = real[name].apply(this, args);
        fill(this.transaction);
        return request;
      }
      case "hang": {
        const request = real[name].apply(this, args);
        hang(this.transaction);
        return name.startsWith("get") ? silent() : request;
      }
      case "close": {
        const request = real[name].apply(this, args);
        closeByForce(this.transaction);
        return request;
      }
    }
  };
}

IDBTransaction.prototype.commit = function () {
  const mode = fault();
  if (!mode) return real.commit.call(this);
  thrown(mode);
  switch (mode) {
    case "error":
    case "abort":
      return abort(this);
    case "full":
      return fill(this);
    case "hang":
      return hang(this);
    case "close":
      return closeByForce(this);
  }
};

IDBDatabase.prototype.transaction = function (...args) {
  const mode = fault();
  if (!mode) return real.transaction.apply(this, args);
  thrown(mode);
  const transaction = real.transaction.apply(this, args);
  if (mode === "hang") hang(transaction);
  else if (mode === "full") fill(transaction);
  else if (mode === "close") closeByForce(transaction);
  else abort(transaction);
  return transaction;
};

IDBFactory.prototype.open = function (...args) {
  const mode = fault();
  if (!mode) return real.open.apply(this, args);
  thrown(mode);
  if (mode === "hang") return silent();
  // Its upgrade is aborted before it has made anything.
  const request = real.open.call(this, `injected-${Math.random()}`, 1);
  request.addEventListener("upgradeneeded", (event) => {
    event.stopImmediatePropagation();
    request.transaction.abort();
  });
  return request;
};

// What is thrown into the page from now on, until the returned function is called and tells it.
export function watchThrown() {
  const thrown = [];
  const note = (event) => {
    event.preventDefault();
    thrown.push(event.message);
  };
  addEventListener("error", note);
  return () => {
    removeEventListener("error", note);
    return thrown.join("; ");
  };
}

// From here on complete events of this page's transactions are swallowed, as when a frozen page
// misses them, until the number has been used up.
let deaf = 0;
export function missCompletions(count) {
  deaf = count;
}
const oncomplete = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
  ...oncomplete,
  set(handler) {
    if (handler && deaf > 0 && this.mode === "readwrite") {
      deaf -= 1;
      return;
    }
    oncomplete.set.call(this, handler);
  },
});

// Keeps a connection open through every versionchange, as a frozen tab does.
export function holdOpen(name) {
  return new Promise((done, failed) => {
    const request = real.open.call(indexedDB, name);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

export async function exists(name) {
  return (await indexedDB.databases()).some((database) => database.name === name);
}

// Raises the version, as a newer program does.
export function upgradeTo(name, version) {
  return new Promise((done, failed) => {
    const request = real.open.call(indexedDB, name, version);
    request.onsuccess = () => {
      request.result.close();
      done();
    };
    request.onerror = () => failed(request.error);
  });
}

// Puts something that is not ours under the key of the head.
export async function spoilHead(name, value) {
  const db = await holdOpen(name);
  await new Promise((done, failed) => {
    const transaction = real.transaction.call(db, "head", "readwrite");
    real.put.call(transaction.objectStore("head"), value, 0);
    transaction.oncomplete = done;
    transaction.onabort = failed;
  });
  db.close();
}
