import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { backends, expect, locales, test } from "./fixtures.mjs";

/** Puts a record into a database of its own, or reads it. */
const keep = (page, value) =>
  page.evaluate(
    (value) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("probe", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("kept", "readwrite", { durability: "strict" });
          const store = transaction.objectStore("kept");
          const request = value === undefined ? store.get("it") : store.put(value, "it");
          transaction.oncomplete = () => resolve(request.result);
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    value,
  );

for (const backend of backends) {
  test.describe(`with ${backend} underneath`, () => {
    test.use({ backend });

    test("the app starts, and asks no other host for anything", async ({ app }) => {
      await app.open("/");
      await expect(app.page).toHaveTitle(/Tend/);
    });

    test("what was stored is there after the browser was closed, and lies where it should", async ({ app }) => {
      await app.open("/");
      await keep(app.page, "kept");
      await app.reopen();
      expect(await keep(app.page)).toBe("kept");
      const files = await readdir(join(app.profile, "Default", "IndexedDB"), { recursive: true });
      expect(files.some((name) => name.includes(".leveldb"))).toBe(backend === "leveldb");
    });
  });
}

for (const locale of locales) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("the page sees the person's language", async ({ app }) => {
      await app.open("/");
      expect(await app.page.evaluate(() => navigator.language)).toBe(locale);
    });
  });
}

test("a deep path is answered with the app, a missing file is not", async ({ app }) => {
  await app.open("/deals/0199/history");
  const missing = await app.page.request.get("/nothing.js");
  expect(missing.status()).toBe(404);
});

test("the worker's own module runs and answers", async ({ app }) => {
  await app.open("/");
  const answers = await app.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const heard = [];
        const name = document.querySelector("meta[name='worker_loader.js']").content;
        const worker = new Worker(`/${name}`);
        worker.onerror = (error) => reject(new Error(error.message));
        worker.onmessage = ({ data }) => {
          heard.push(data);
          if (data === "ready") worker.postMessage("ping");
          else resolve(heard);
        };
      }),
  );
  expect(answers, "it says that what is no letter is none").toEqual(["ready", "garbled"]);
});

test.describe("the policy", () => {
  test("stands in the header and in the page", async ({ app }) => {
    const response = await app.page.request.get("/");
    const header = response.headers()["content-security-policy"];
    await app.open("/");
    const inPage = await app.page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    for (const policy of [header, inPage]) {
      expect(policy).toContain("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'");
      expect(policy).not.toContain("unsafe-inline");
    }
    expect(header).toContain("frame-ancestors 'none'");
    expect(response.headers()["x-content-type-options"]).toBe("nosniff");
    expect(response.headers()["referrer-policy"]).toBe("no-referrer");
  });

  test("refuses inline scripts, eval and other hosts, and the guard notices", async ({ app }) => {
    await app.open("/");
    const ran = await app.page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.head.append(script);
      document.body.setAttribute("style", "color: red");
      // Later, because what the test itself calls may evaluate.
      const evalRan = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(new Function("return true")());
          } catch {
            resolve(false);
          }
        });
      });
      const fetched = await fetch("https://example.com/").then(
        () => true,
        () => false,
      );
      return { inline: window.inlineRan === true, evalRan, fetched };
    });
    expect(ran).toEqual({ inline: false, evalRan: false, fetched: false });
    await expect.poll(() => app.problems.filter((line) => line.includes("Content Security Policy")).length).toBeGreaterThanOrEqual(3);
    app.takeProblems();
  });
});

test("the guard notices a request to another host and an error in the console", async ({ app }) => {
  await app.page.goto("about:blank");
  await app.page.evaluate(async () => {
    await fetch("http://elsewhere.test/").catch(() => {});
    console.error("a fault");
  });
  await expect.poll(() => app.problems).toContain("console: a fault");
  expect(app.takeProblems().join("\n")).toContain("left the origin: http://elsewhere.test/");
});
