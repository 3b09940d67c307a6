// What a new person reads while the program comes: what this is, in their language. The words stand in the page
// itself, so that they are there with it; `page::end_greeting` takes them away when the program has its own.
// Never here: anything to press, and anything for who has been here before: their records come at once.

(() => {
  const greeting = document.querySelector("#greeting");
  let chosen = null;
  try {
    // The note that every base leaves (`sentinel.rs`).
    if (localStorage.getItem("tend.sentinel") !== null) return;
    chosen = localStorage.getItem("tend.language");
  } catch {
    // A browser that keeps nothing for this page has no base here either.
  }
  const texts = [...greeting.querySelectorAll("[lang]")];
  // As the program chooses it: what the person chose, else the first of the browser's that Tend speaks, else English.
  const tags = [chosen ?? "", ...navigator.languages, "en"].map((tag) => tag.slice(0, 2).toLowerCase());
  const spoken = tags.find((tag) => texts.some(({ lang }) => lang === tag));
  for (const text of texts) text.hidden = text.lang !== spoken;
  greeting.hidden = false;
})();
