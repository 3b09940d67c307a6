// The least that draws many rows: those in sight and some round them, each made anew when it comes into sight.
// `?rows=…` a table of contacts, `?cards=…` a board of deals in seven columns.

import { contacts } from "./data.js";

/** Rows drawn beyond those in sight, on either side; as many as ours draws. */
const SPARE = 15;

const made = (name, text, ...children) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  element.append(...children);
  return element;
};

/** Draws `count` rows of a height into a list within a frame, from `draw`, as the frame is scrolled. */
const virtual = (frame, list, room, count, height, draw) => {
  const [before, after] = [room(), room()];
  list.append(before, after);
  const drawn = new Map();
  const look = () => {
    const first = Math.max(0, Math.floor(frame.scrollTop / height) - SPARE);
    const last = Math.min(count, Math.ceil((frame.scrollTop + frame.clientHeight) / height) + SPARE);
    for (const [at, row] of drawn) {
      if (at >= first && at < last) continue;
      row.remove();
      drawn.delete(at);
    }
    let next = before.nextSibling;
    for (let at = first; at < last; at += 1) {
      const row = drawn.get(at);
      if (row) next = row.nextSibling;
      else {
        const row = draw(at);
        list.insertBefore(row, next);
        drawn.set(at, row);
      }
    }
    before.style.height = `${first * height}px`;
    after.style.height = `${(count - last) * height}px`;
  };
  frame.addEventListener("scroll", look);
  look();
};

const link = (text) => {
  const a = made("a", text);
  a.href = "#";
  return a;
};

const table = (count) => {
  const rows = contacts(count);
  const body = made("tbody");
  const frame = made("div", "", made("table", "", body));
  frame.className = "frame";
  document.querySelector("main").append(frame);
  const box = () => {
    const input = made("input");
    input.type = "checkbox";
    return made("td", "", input);
  };
  virtual(frame, body, () => made("tr"), count, 32, (at) => {
    const { name, status, phone, email, channel } = rows[at];
    const cells = ["", status, phone, email, channel, ""].map((text) => made("td", text));
    const row = made("tr", "", box(), made("th", "", link(name)), ...cells);
    row.className = "row";
    return row;
  });
};

const board = (count) => {
  const main = document.querySelector("main");
  main.className = "board";
  for (let column = 0; column < 7; column += 1) {
    const list = made("ul");
    list.className = "cards";
    const frame = made("div", "", list);
    frame.className = "frame";
    main.append(frame);
    virtual(frame, list, () => made("li"), Math.floor(count / 7), 100, (at) => {
      const n = at * 7 + column;
      const card = made("li", "", link(`Order of goods ${n}, part ${n % 97}`), made("p", `Contact ${n}`), made("p", `£${(n * 7919) % 50_000}`), made("p", `${n % 90} days`));
      card.className = "card";
      return card;
    });
  }
};

const wish = new URLSearchParams(location.search);
if (wish.has("rows")) table(Number(wish.get("rows")));
else board(Number(wish.get("cards")));
