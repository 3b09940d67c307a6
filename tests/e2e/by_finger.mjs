// A finger on the glass: it rests, moves and is taken away, as the browser hears it from the screen itself.

export class Finger {
  #session;
  #at;

  static async on(page) {
    const finger = new Finger();
    finger.#session = await page.context().newCDPSession(page);
    return finger;
  }

  #send(type, touchPoints) {
    return this.#session.send("Input.dispatchTouchEvent", { type, touchPoints });
  }

  async down(x, y) {
    this.#at = { x, y };
    await this.#send("touchStart", [this.#at]);
  }

  /** Moves there, in steps. */
  async to(x, y, steps = 6) {
    const from = this.#at;
    for (let step = 1; step <= steps; step += 1) {
      this.#at = { x: from.x + ((x - from.x) * step) / steps, y: from.y + ((y - from.y) * step) / steps };
      await this.#send("touchMove", [this.#at]);
    }
  }

  async up() {
    await this.#send("touchEnd", []);
  }
}
