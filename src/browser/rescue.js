// The way out when the program cannot help: it did not come, or it fell. A plain script, loaded before the
// program and needing nothing of it. `rescue.rs` is the program's side; `docs/raw-format.md` tells what the
// file holds that is saved here.
//  - A fall closes every way into the program (tools/finish.mjs puts the door there), takes back what was
//    being written, refuses to begin anything new, and is told over the page.
//  - What is stored can be saved as it lies there, without the program.
// Never here: a change to what is stored, or anything that works only while the program does.

(() => {
  const BASE = "tend";
  /** A program that takes longer to come is told of (ms). */
  const LATE = 15_000;
  /** Text that is gathered before the browser is given it to keep, outside the page's memory. */
  const PIECE = 1 << 20;
  /** Keys that are asked for at once. */
  const BATCH = 256;
  /** Falls that are remembered, the last ones, and how much of each. */
  const REMEMBERED = 20;
  const LENGTH = 500;

  const words = {
    en: {
      fell: "Tend has stopped",
      fellWhy: "Something in the program went wrong. Nothing more is written; what was saved is safe. Reload to go on.",
      absent: "Tend did not start",
      absentWhy: "The program did not come, or this browser cannot run it. Your records are as they were.",
      late: "Tend is still on its way",
      lateWhy: "The program is taking long to come. It starts by itself when it is here. Your records are as they were.",
      reload: "Reload",
      offer: "Save everything as a file",
      close: "Close",
      hint: "The file holds all that lies in this browser. Tend can read it wherever it opens a backup.",
      saving: "Saving…",
      saved: "Saved. Parts in the file: ",
      nothing: "Nothing is stored in this browser yet.",
      failed: "Not saved: ",
      details: "What happened, for whoever repairs it",
      copy: "Copy",
      copied: "Copied",
    },
    ru: {
      fell: "Tend остановился",
      fellWhy: "В программе произошёл сбой. Больше ничего не записывается, всё сохранённое цело. Чтобы продолжить, перезагрузите страницу.",
      absent: "Tend не запустился",
      absentWhy: "Программа не загрузилась или не работает в этом браузере. С записями ничего не случилось.",
      late: "Tend ещё загружается",
      lateWhy: "Загрузка идёт дольше обычного. Как только программа загрузится, она запустится сама. С записями ничего не случилось.",
      reload: "Перезагрузить",
      offer: "Сохранить всё в файл",
      close: "Закрыть",
      hint: "В файле будет всё, что хранится в этом браузере. Tend откроет его там же, где открывают копии.",
      saving: "Сохраняется…",
      saved: "Сохранено. Частей в файле: ",
      nothing: "В этом браузере пока ничего не сохранено.",
      failed: "Не сохранено: ",
      details: "Что произошло — для того, кто будет чинить",
      copy: "Скопировать",
      copied: "Скопировано",
    },
  };

  /** As the program chooses it: what the person chose, else the first of the browser's that Tend speaks. */
  const say = () => {
    const chosen = kept("tend.language");
    const tags = chosen in words ? [chosen] : navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
    return words[tags.find((tag) => tag in words)] ?? words.en;
  };

  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // The browser keeps nothing for this page.
    }
  };

  // -- What is remembered of falls: the message, where it was, and when.

  const falls = () => {
    try {
      const found = JSON.parse(kept("tend.falls"));
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  };

  const note = (what) => {
    const all = [...falls(), { at: new Date().toISOString(), what: String(what).slice(0, LENGTH) }];
    try {
      localStorage.setItem("tend.falls", JSON.stringify(all.slice(-REMEMBERED)));
    } catch {
      // Then it is told only now.
    }
  };

  // -- Writing, and the end of it.

  const running = new Set();
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
    if (mode !== "readwrite") return begin.call(this, stores, mode, ...more);
    if (rescue.stopped) throw new DOMException("the program has stopped", "InvalidStateError");
    const transaction = begin.call(this, stores, mode, ...more);
    running.add(transaction);
    for (const end of ["complete", "abort"]) transaction.addEventListener(end, () => running.delete(transaction));
    return transaction;
  };

  const stop = (what) => {
    if (rescue.stopped) return;
    rescue.stopped = true;
    // Left alone, the browser would complete them, whether or not the program had found them good.
    for (const transaction of running) {
      try {
        transaction.abort();
      } catch {
        // The browser was asked to commit it before the fall.
      }
    }
    note(what);
    show("fell");
  };

  // -- What is stored, as a file.

  const asked = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = (event) => {
        // One value that cannot be read must not end the reading of the others.
        event.preventDefault();
        reject(request.error);
      };
    });

  const opened = () => {
    const opening = indexedDB.open(BASE);
    // There was none, and there shall be none.
    opening.onupgradeneeded = () => opening.transaction.abort();
    return asked(opening).catch((error) => {
      if (error.name === "AbortError") return null;
      throw error;
    });
  };

  const inText = (_, value) => {
    if (!(value instanceof Uint8Array)) return value;
    let text = "";
    // In steps of whole triples, for a call takes only so many arguments.
    for (let at = 0; at < value.length; at += 0x6000) text += btoa(String.fromCharCode(...value.subarray(at, at + 0x6000)));
    return { base64: text };
  };

  /** Every entry of every store, each with its value or with why it cannot be read. */
  async function* entries(base) {
    const stores = [...base.objectStoreNames];
    // One transaction sees one state. After a failure there may be need of another.
    let transaction = base.transaction(stores);
    const ask = async (store, question) => {
      try {
        return [await asked(question(transaction.objectStore(store)))];
      } catch (error) {
        transaction = base.transaction(stores);
        return [undefined, `${error.name}: ${error.message}`];
      }
    };
    for (const store of stores) {
      for (let range = null; ; ) {
        const [keys, error] = await ask(store, (from) => from.getAllKeys(range, BATCH));
        if (error) yield { store, error };
        for (const key of keys ?? []) {
          const [value, error] = await ask(store, (from) => from.get(key));
          yield error ? { store, key, error } : { store, key, value };
        }
        if (!keys || keys.length < BATCH) break;
        range = IDBKeyRange.lowerBound(keys.at(-1), true);
      }
    }
  }

  /** Saves everything as a file; how many entries it holds, 0 when nothing is stored. */
  const save = async () => {
    const base = await opened();
    if (!base) return 0;
    // Whoever needs the stores in another form does not wait for this.
    base.onversionchange = () => base.close();
    let count = 0;
    const pieces = [];
    let text = `{"format":"tend-raw","version":1,"stores":${base.version},"entries":[\n`;
    const keep = () => {
      pieces.push(new Blob([text]));
      text = "";
    };
    try {
      if (base.objectStoreNames.length === 0) return 0;
      for await (const entry of entries(base)) {
        text += (count ? ",\n" : "") + JSON.stringify(entry, inText);
        count += 1;
        if (text.length > PIECE) keep();
      }
    } finally {
      base.close();
    }
    if (count === 0) return 0;
    text += "\n]}\n";
    keep();
    const link = document.createElement("a");
    const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString();
    link.download = `tend-raw-${now.slice(0, 10)}-${now.slice(11, 16).replace(":", "")}.json`;
    link.href = URL.createObjectURL(new Blob(pieces, { type: "application/json" }));
    link.click();
    URL.revokeObjectURL(link.href);
    return count;
  };

  // -- Over the page.

  const made = (name, given = {}, ...children) => {
    const element = Object.assign(document.createElement(name), given);
    element.append(...children);
    return element;
  };

  let dialog = null;

  const show = (kind) => {
    dialog?.remove();
    const t = say();
    const button = (text, act, first) => made("button", { type: "button", className: first ? "button primary" : "button", textContent: text, onclick: act });
    const told = made("p", { role: "status" });
    const saving = async () => {
      told.textContent = t.saving;
      try {
        const count = await save();
        told.textContent = count ? t.saved + count : t.nothing;
      } catch (error) {
        told.textContent = t.failed + error.message;
      }
    };
    const list = falls().map(({ at, what }) => `${at} ${what}`).reverse().join("\n\n");
    const copied = async ({ target }) => {
      await navigator.clipboard.writeText(list);
      target.textContent = t.copied;
    };
    dialog = made(
      "dialog",
      { className: "dialog", role: "alertdialog", ariaLabel: t[kind], closedBy: "none", oncancel: (event) => event.preventDefault() },
      made("div", { className: "dialog-head" }, made("h2", { textContent: t[kind] })),
      made(
        "div",
        { className: "dialog-body" },
        ...(kind === "offer" ? [] : [made("p", { textContent: t[`${kind}Why`] })]),
        made("p", { className: "hint", textContent: t.hint }),
        told,
        ...(list ? [made("details", {}, made("summary", { textContent: t.details }), made("pre", { className: "fall", textContent: list }), button(t.copy, copied))] : []),
      ),
      kind === "offer"
        ? made("div", { className: "dialog-foot" }, button(t.close, () => dialog.remove(), true))
        : made("div", { className: "dialog-foot" }, button(t.offer, saving), button(t.reload, () => location.reload(), true)),
    );
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector(".primary").focus();
    if (kind === "offer") saving();
  };

  // -- What tells that the program did not come, or that it fell without a word.

  let started = false;
  const absent = (kind) => {
    if (!started && !rescue.stopped) show(kind);
  };
  const fatal = (error) =>
    error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack ?? ""));
  const heard = (error) => {
    if (started && fatal(error)) stop(error.stack ?? error);
    else absent("absent");
  };
  addEventListener("error", ({ target, error }) => {
    if (target instanceof HTMLScriptElement) absent("absent");
    else if (target === window) heard(error);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => heard(reason));
  addEventListener("TrunkApplicationStarted", () => {
    started = true;
    if (!rescue.stopped) dialog?.remove();
  });
  setTimeout(absent, LATE, "late");

  const rescue = (window.tendRescue = { stopped: false, stop, note, offer: () => show("offer") });
})();
