// What axe-core finds wrong with a page. It is put in past the policy of the page, as a person's own tools are.

import { readFile } from "node:fs/promises";

const source = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** What is asked: WCAG 2.2 A and AA, and what is good practice beside them. */
const all = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
};

/** What alone depends on the theme. */
const colours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** A key shown on a button is no word of its name. */
const isReal = ({ id, nodes }) => id !== "label-content-name-mismatch" || nodes.some(({ html }) => !html.includes("<kbd"));

export class Axe {
  #session;

  /** On the page that is loaded now. */
  static async on(page) {
    const axe = new Axe();
    axe.#session = await page.context().newCDPSession(page);
    await axe.#evaluate(`${source}; undefined`);
    return axe;
  }

  async #evaluate(expression) {
    const wish = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.#session.send("Runtime.evaluate", wish);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async #ask(wish) {
    const options = JSON.stringify({ ...wish, resultTypes: ["violations"], preload: false });
    return this.#evaluate(
      `axe.run(document, ${options}).then(({ violations }) => violations.filter(${isReal}).map(({ id, help, nodes: [{ html, any }, ...others] }) =>
        [id, help, ...any.map(({ message }) => message), html.slice(0, 200), others.length && "and " + others.length + " more"]
          .filter(Boolean).join(" · ")))`,
    );
  }

  /** All faults of what is shown now, each as a line. */
  faults() {
    return this.#ask(all);
  }

  /** The faults of the colours alone. */
  faultsOfColour() {
    return this.#ask(colours);
  }
}
