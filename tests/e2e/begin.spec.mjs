import { expect, test } from "./fixtures.mjs";
import { Desk } from "./desk.mjs";

const start = (page) => page.getByRole("button", { name: "Start with an empty base" });

test("what comes later does not move the button from under the finger", async ({ app }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await app.context.route("**/split_pages*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await app.open("/");
  const before = await start(app.page).boundingBox();
  await expect(app.page.getByText("Restore from a backup")).toHaveCount(0);
  release();
  await expect(app.page.getByText("Restore from a backup")).toBeVisible();
  expect(await start(app.page).boundingBox()).toEqual(before);
});

test("a second press while the base is being founded founds no second one", async ({ app }) => {
  const desk = new Desk(app);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await app.context.route("**/split_works*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await app.open("/");
  await start(app.page).evaluate((button) => {
    button.click();
    button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
  await expect(start(app.page)).toBeDisabled();
  release();
  await desk.settled();
  await desk.deals();
  await desk.addDeal("The first", 10);
  await app.page.reload();
  await expect(desk.card("The first")).toBeVisible();
});

test("a tab that waits at an empty base goes on with what another tab founded", async ({ app }) => {
  const desk = new Desk(app);
  const other = await app.context.newPage();
  await other.goto("/deals");
  await expect(start(other)).toBeVisible();
  await desk.begin();
  await expect(desk.column("new", other)).toBeVisible();
  await app.page.bringToFront();
  await desk.deals();
  await desk.addDeal("Seen in both", 10);
  await expect(desk.card("Seen in both", other)).toBeVisible();
});
