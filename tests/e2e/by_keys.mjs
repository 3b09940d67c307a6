// A person without a mouse: goes by Tab, types, presses; and looks at each stop whether it can be seen where one is.

import { expect } from "./fixtures.mjs";

/** Stops on the way to something; more of them is a way nobody goes. */
const MOST = 120;

/** What is wrong with how the focus is shown; undefined when it is well. Runs in the page. */
const unseen = () => {
  const at = document.activeElement;
  const told = `<${at.localName}> “${(at.getAttribute("aria-label") ?? at.textContent).trim().slice(0, 40)}”`;
  // Behind the last stop comes the browser's own.
  if (at === document.body) return undefined;
  // The calendar of a date is a stop of the browser's own, and so is its mark.
  if (!at.matches(":focus")) return undefined;
  // Where there is one line to type in, its caret is enough.
  if (at.matches("[role=combobox]")) return undefined;
  const outlined = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
  };
  const round = at.closest(".card, .card-move, tr");
  const marked = round && (outlined(round) || getComputedStyle(round).boxShadow !== "none");
  if (!outlined(at) && !marked) return `not marked: ${told}`;
  const box = (round?.matches(".card-move") ? round : at).getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 12)];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `out of sight: ${told}`;
  const there = document.elementFromPoint(x, y);
  const is = there && (at.contains(there) || there.contains(at) || there.closest("label")?.control === at);
  return is ? undefined : `covered by <${there?.localName} class="${there?.getAttribute("class")}">: ${told}`;
};

export class Keys {
  constructor(app) {
    this.app = app;
  }

  get page() {
    return this.app.page;
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Goes by Tab, or by another key, until something has the focus. */
  async to(locator, key = "Tab") {
    await expect(locator).toBeVisible();
    for (let stop = 0; stop < MOST; stop += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await this.press(key);
      // The browser scrolls to it with the next frame.
      await expect.poll(() => this.page.evaluate(unseen), { message: "the focus can be seen" }).toBe(undefined);
    }
    throw new Error(`${locator} is not reached by ${MOST} presses of ${key}`);
  }

  /** Goes to something and presses it. */
  async on(locator, key = "Enter") {
    await this.to(locator);
    await this.press(key);
  }

  /** Goes to a field and writes into it, in place of what was there. */
  async fill(locator, text) {
    await this.to(locator);
    await this.press("Control+a");
    await this.type(text);
  }

  /** Goes to a list and chooses from it, as its first letters do. */
  async choose(locator, label) {
    await this.to(locator);
    await this.type(label);
    await expect(locator.locator("option:checked")).toHaveText(label);
  }
}
