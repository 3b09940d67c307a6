// Carrying cards on a board, as a hand or the keys do it.

/** The card with a name, not its picture under the mouse. */
export const cardOf = (page, name) => page.locator(".card:not(.ghost)").filter({ hasText: name });

/** Presses on a card and moves the mouse to the middle of something, in steps. */
export async function carry(page, card, to) {
  const from = await card.boundingBox();
  await page.mouse.move(from.x + 20, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 50, { steps: 3 });
  await to.waitFor();
  const box = await to.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height / 2, 120), { steps: 8 });
}

/** Lifts a card by the keys, and holds it so many columns further on. */
export async function lift(desk, name, columns) {
  await desk.card(name).focus();
  await desk.page.keyboard.press("Space");
  for (let at = 0; at < columns; at += 1) await desk.page.keyboard.press("ArrowRight");
}
