// Tables of contacts made from chance, as a person may bring them.

const given = ["Anna", "Boris", "Clara", "Dmitri", "Edith", "Farid", "Greta", "Hana", "Ilya", "Jonas"];
const family = ["Adler", "Berg", "Costa", "Dunn", "Eriksen", "Fontaine", "Grieg", "Hagen", "Ito", "Jansen"];

/** A CSV of `rows` contacts, each with a name and an e-mail address of its own. */
export function contacts(rows, random) {
  const pick = (words) => words[Math.floor(random() * words.length)];
  const lines = ["Name,E-mail,Phone"];
  for (let row = 0; row < rows; row += 1) {
    const phone = 1_000_000 + Math.floor(random() * 8_999_999);
    lines.push(`${pick(given)} ${pick(family)} ${row},person${row}@example.com,+44 20 ${phone}`);
  }
  return lines.join("\n");
}
