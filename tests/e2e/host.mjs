// A host of one's own: it can go down, and serve another build at the same address. The app is kept on the
// device here, as it is at a person's; everywhere else in the tests service workers are off.
//
//   import { expect, hosted as test } from "./host.mjs";
//   test.use({ folder: "/tend/" });                              // optional
//   test("…", async ({ app, host }) => { await host.serve("second"); host.stop(); … });

import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cp, mkdtemp, readFile, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "./fixtures.mjs";

export { expect };

const run = promisify(execFile);

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The same program in other words: every file of code differs, and `<meta name="build">` says how. */
async function makeOther(from, to, build, folder) {
  await cp(from, to, { recursive: true });
  const name = Buffer.from(`build ${build}`);
  for (const file of (await readdir(to)).filter((name) => extname(name))) {
    const path = join(to, file);
    const bytes = await readFile(path);
    const text = () => bytes.toString("utf8");
    const other = {
      // A section that no program reads.
      ".wasm": () => Buffer.concat([bytes, Buffer.from([0, name.length + 1, name.length]), name]),
      ".css": () => `${text()}\n.build-${build} { color: inherit; }\n`,
      ".js": () => `${text()}\nself.build = "${build}";\n`,
      ".html": () =>
        text()
          .replace("<title>", `<meta name="build" content="${build}"><title>`)
          .replaceAll(/(['"])\/(?=tend-|rescue-|greeting-|["'])/g, `$1${folder}`),
    }[extname(file)];
    if (other && file !== "service_worker.js") await writeFile(path, other());
  }
}

class Host {
  #place;
  #folder;
  #port;
  #process;
  #builds = new Map();

  static async start(folder) {
    const host = new Host();
    host.#place = await mkdtemp(join(tmpdir(), "tend-host-"));
    host.#folder = folder;
    host.#port = await freePort();
    await host.serve("first");
    await host.go();
    return host;
  }

  get url() {
    return `http://localhost:${this.#port}${this.#folder}`;
  }

  /** Where a build lies: made by the same steps as any, from what Trunk laid out. */
  async build(name) {
    if (!this.#builds.has(name)) {
      const [raw, root] = [join(this.#place, `${name}-raw`), join(this.#place, name)];
      await makeOther("target/site", raw, name, this.#folder);
      await run("node", ["tools/finish.mjs", raw, root, "plain"]);
      this.#builds.set(name, root);
    }
    return this.#builds.get(name);
  }

  /** From now on this build is at the address. */
  async serve(name) {
    const root = await this.build(name);
    const link = join(this.#place, "served");
    await symlink(root, `${link}.new`);
    await rename(`${link}.new`, link);
  }

  async go() {
    const server = spawn("node", ["tools/serve.mjs", join(this.#place, "served")], {
      env: { ...process.env, PORT: String(this.#port), BASE: this.#folder },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(server, "exit").then(() => Promise.reject(new Error("the host did not begin")));
    await Promise.race([once(server.stdout, "data"), ended]);
    ended.catch(() => {});
    this.#process = server;
  }

  /** Nobody answers any more. */
  async stop() {
    if (!this.#process) return;
    const over = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    this.#process = undefined;
    await over;
  }

  async end() {
    await this.stop();
    await rm(this.#place, { recursive: true, force: true });
  }
}

/** The files of a build by name, each with a hash of what it holds. */
export async function filesOf(host, build) {
  const dist = await host.build(build);
  const files = {};
  for (const name of await readdir(dist)) {
    if (extname(name)) files[name] = createHash("sha256").update(await readFile(join(dist, name))).digest("hex");
  }
  return files;
}

export const hosted = test.extend({
  folder: ["/", { option: true }],
  serviceWorkers: "allow",
  // Installed, notified, in a window of its own: what lies round the page is part of it.
  whole: true,
  host: async ({ folder }, use) => {
    const host = await Host.start(folder);
    await use(host);
    await host.end();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

/** Which build the page is of. */
export const buildOf = (page) => page.locator("meta[name=build]").getAttribute("content");

/** Waits until the person is told that all of Tend is on the device, and nothing is on its way from the host any more. */
export async function kept(app) {
  await app.open("settings");
  await expect(app.page.getByText("All of Tend is kept on this device")).toBeVisible();
  await app.page.waitForFunction(() => navigator.serviceWorker.controller);
  await app.page.waitForLoadState("networkidle");
}
