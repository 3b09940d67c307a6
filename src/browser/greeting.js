// What a new person reads while the program comes: what this is, in their language. The words stand in the page
// itself, so that they are there with it; `page::end_greeting` takes them away when the program has its own.
// Never here: anything to press, and anything for who has been here before: their records come at once.

(async () => {
  const bases = await indexedDB.databases();
  const greeting = document.querySelector("#greeting");
  if (!greeting || bases.some(({ name }) => name === "tend")) return;
  const texts = [...greeting.querySelectorAll("[lang]")];
  // As the program chooses it: the first of the browser's languages that Tend speaks, else English.
  const tags = [...navigator.languages, "en"].map((tag) => tag.slice(0, 2).toLowerCase());
  const spoken = tags.find((tag) => texts.some(({ lang }) => lang === tag));
  for (const text of texts) text.hidden = text.lang !== spoken;
  greeting.hidden = false;
})().catch(() => {
  // A browser that does not tell what it stores waits for the program.
});
