// Texts that somebody might put into a record to do harm, made by putting parts together, and a base that is
// full of them: every text field of every kind holds one. What a text would do, were it ever more than text:
// set `pwned`, open a dialog, ask another host, or break the page.

import { id } from "./base_file.mjs";

const RUN = "window.pwned=1";
const ELSEWHERE = "https://elsewhere.example/x";

/** What closes what the text might stand in. */
const escapes = ["", `">`, `'>`, "</textarea>", "</title></style>", "-->", "]]>", "`>", `\\">`, `</script>`];

const markup = [
  `<script>${RUN}</script>`,
  `<ScRiPt src=${ELSEWHERE}.js></sCrIpT>`,
  `<img src=x onerror=${RUN}>`,
  `<img src=${ELSEWHERE}>`,
  `<svg/onload=${RUN}>`,
  `<svg><script href=${ELSEWHERE} /></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>parent.pwned=1</script>">`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<style>@import "${ELSEWHERE}.css";*{display:none}</style>`,
  `<link rel=stylesheet href=${ELSEWHERE}>`,
  `<base href=${ELSEWHERE}/>`,
  `<meta http-equiv=refresh content="0;url=${ELSEWHERE}">`,
  `<form action=${ELSEWHERE}><button>`,
  `<a href="javascript:${RUN}" autofocus>x</a>`,
  `<object data=${ELSEWHERE}>`,
  `<template><script>${RUN}</script></template>`,
];

const handlers = ["onclick", "onmouseover", "onfocus", "onanimationstart", "onpointerenter", "style"].flatMap((name) => [
  `x" ${name}="${RUN}`,
  `x' ${name}='${RUN}' x='`,
  `x ${name}=${RUN} `,
]);

const schemes = ["javascript:", "JaVaScRiPt:", " javascript:", "java\tscript:", "java\nscript:", "\u0001javascript:", "javascript&colon;", "&#106;avascript:", "%6aavascript:", "vbscript:", "data:text/html,", "data:text/html;base64,", "blob:", "file:///", "view-source:", "intent:", "//elsewhere.example/", "\\\\elsewhere.example\\", "https:elsewhere.example@"];
const links = schemes.flatMap((scheme) => [`${scheme}${RUN}`, `${scheme}//%0a${RUN}`]);

/** What a letter to a client might be opened by. */
const addresses = [
  "a@b.example?bcc=all@elsewhere.example",
  "a@b.example&body=x",
  "a@b.example%0d%0aBcc:x@elsewhere.example",
  `"<script>"@b.example`,
  "a@b.example,c@d.example",
  "+1;ext=javascript:1",
  "112\r\nBcc: x",
  "https://t.me/../x",
  "t.me/joinchat?x=javascript:1",
  "@ines/../../x",
];

const templates = ["{{ name }}", "{{7*7}}", "{% for x in range(9999999) %}x{% endfor %}", "{{ name", "{%", "{# x", "{{ ''.__class__ }}", "{% include '/etc/passwd' %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{ $name }", "{ -x }", "%s%n%x", "{0}"];
const formulas = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", `=HYPERLINK("${ELSEWHERE}")`, "=cmd|'/C calc'!A0", "DDE(\"x\")", "\u0000=1"];
const queries = ["'; DROP TABLE deals; --", "\" OR \"\"=\"", "1; ATTACH DATABASE 'x' AS y", "*", "%", "_", "[]", "(?:(a+)+)+$", "\\"];
const paths = ["../../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\con", "file\u0000.txt", "a/b", ".", "..", "%2e%2e%2f", "?x=1#y", "#"];
const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "null", "undefined", "NaN", "true", "0", "-0", "1e999", "Infinity", "[object Object]", "name", "id"];
const letters = [
  "\u202Eevil\u202C",
  "\u2066x\u2069",
  "مرحبا بالعالم",
  "\u200B",
  "a\u200Db\u200Cc\uFEFF",
  "\u0000",
  "a\u0007b\u001B[31m",
  "\u0085\u2028\u2029",
  "e\u0301\u0301\u0301\u0301",
  "\u0301",
  `Z${"\u0300\u0316\u0335".repeat(60)}`,
  "👩‍👩‍👧‍👦🏳️‍🌈",
  "🇬🇧🇷🇺",
  "\uFFFD\uFFFE\uFFFF",
  "𝕿𝖊𝖓𝖉",
  "ﷺ",
  "ﬁ İ ı ß ẞ",
  "  x  ",
  "\n\n\n",
  "\t",
];
const long = ["x".repeat(20_000), "x ".repeat(5_000), "<b>".repeat(3_000), "é".repeat(3_000), "[".repeat(3_000), "&amp;".repeat(2_000)];

/** All of them, each once. */
export const hostile = [
  ...new Set([
    ...markup,
    ...escapes.map((escape, n) => `${escape}${markup[(n * 3) % markup.length]}`),
    ...escapes.slice(1).flatMap((escape) => [`${escape}<img src=x onerror=${RUN}>`, `${escape}{{${escape}}}<svg/onload=${RUN}>`]),
    ...handlers,
    ...links,
    ...addresses,
    ...templates,
    ...formulas,
    ...queries,
    ...paths,
    ...names,
    ...letters,
    ...long,
    "&lt;script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "\\u003cscript\\u003e",
    "<!--",
    "<![CDATA[x",
    "<?xml version='1.0'?>",
  ]),
];

/** The fields of a kind that hold text, as files name them. */
const texts = {
  contact: ["name", "position", "email", "phone", "telegram", "channel", "language", "status", "source", "notes"],
  company: ["name", "website", "email", "phone", "status", "source", "notes"],
  lead: ["name", "email", "phone", "source", "lost-reason", "notes"],
  deal: ["name", "invoice-number", "lost-reason", "source", "notes"],
  order: ["name", "invoice-number", "tracking-number", "lost-reason", "notes"],
  ticket: ["name", "category", "priority", "lost-reason", "notes"],
  task: ["name", "wanted-result", "priority"],
  activity: ["text", "outcome", "direction"],
  payment: ["reference", "payer", "notes"],
  person: ["name", "position", "email", "phone", "telegram", "notes"],
  tag: ["name"],
  rule: ["name"],
  product: ["name", "category", "notes"],
  message: ["to", "subject", "text"],
};

export const KINDS = Object.keys(texts);
const STAGED = ["deal", "order", "ticket", "lead"];
const STAGES = 6;
const CHANNELS = ["email", "phone", "sms", "whatsapp", "telegram"];

/** The id of what holds the n-th text among those of a kind. */
export const idOf = (kind, n) => id(10_000 * (KINDS.indexOf(kind) + 1) + n);
const pipelineOf = (kind) => id(500 + STAGED.indexOf(kind));
const stageOf = (kind, n) => id(600 + STAGED.indexOf(kind) * STAGES + (n % STAGES));
const fieldOf = (kind, n) => id(700 + 10 * KINDS.indexOf(kind) + n);

const HOLDS = ["text", "long-text", "url", "email", "phone", "choice"];

/** A base in which every text is hostile, as the text of a backup. `born`: when. */
export function hostileBase(born) {
  const at = (ms) => ({ at: new Date(ms).toISOString() });
  const nth = (n) => hostile[n % hostile.length];
  const records = [];
  const add = (kind, of, fields) => records.push({ kind, id: of, fields });
  STAGED.forEach((kind, k) => {
    add("pipeline", pipelineOf(kind), { name: nth(k), "of-kind": kind, "position-no": 0 });
    for (let n = 0; n < STAGES; n += 1) {
      const sort = n === STAGES - 2 ? "won" : n === STAGES - 1 ? "lost" : "open";
      add("stage", stageOf(kind, n), { name: nth(10 * k + n + 7), hint: nth(n + 3), pipeline: { ref: pipelineOf(kind) }, "position-no": n, "stage-kind": sort, "rot-days": 1 });
    }
  });
  for (const kind of ["contact", "company", "deal"]) {
    HOLDS.forEach((holds, n) => add("field", fieldOf(kind, n), { name: nth(40 + 7 * n), "of-kind": kind, holds, choices: [nth(n), nth(n + 1)], "position-no": n }));
  }
  for (const kind of KINDS) {
    hostile.forEach((text, n) => {
      const about = { about: { ref: idOf("deal", n) } };
      const fields = Object.fromEntries(texts[kind].map((field) => [field, text]));
      if (STAGED.includes(kind)) Object.assign(fields, { pipeline: { ref: pipelineOf(kind) }, stage: { ref: stageOf(kind, n) }, "stage-since": at(born), contact: { ref: idOf("contact", n) } });
      if (kind === "contact") fields.company = { ref: idOf("company", n) };
      if (kind === "contact" || kind === "deal") fields.tags = { refs: [idOf("tag", n)] };
      if (["contact", "company", "deal"].includes(kind)) HOLDS.forEach((_, k) => (fields[`field:${fieldOf(kind, k)}`] = text));
      if (kind === "deal") Object.assign(fields, { product: { ref: idOf("product", n) }, assignee: { ref: idOf("person", n) }, amount: { money: [n, "GBP"] } });
      if (kind === "task") Object.assign(fields, about, { "task-status": "open", due: at(born + n) });
      if (kind === "activity") Object.assign(fields, about, { form: "note", at: at(born + n) });
      if (kind === "payment") Object.assign(fields, { amount: { money: [n + 1, "GBP"] }, "paid-on": { day: "2026-01-01" } }, n % 2 ? about : {});
      if (kind === "message") Object.assign(fields, about, { channel: CHANNELS[n % CHANNELS.length], "message-status": n % 7 ? "prepared" : "said-sent" });
      if (kind === "rule") {
        const step = [{ notify: { text } }, { task: { name: text } }, { message: { channel: "email", subject: text, text } }][n % 3];
        const body = n % 10 === 9 ? text : JSON.stringify({ of: "deal", when: { silence: { after: { days: 900 } } }, then: [step] });
        Object.assign(fields, { mode: "off", body, version: 1, "position-no": n, "active-since": at(born) });
      }
      add(kind, idOf(kind, n), fields);
    });
  }
  const stamp = (n) => `${born + n}.0@f11e`;
  const lines = records.map((record) => JSON.stringify({ ...record, born: stamp(0) }));
  const sets = [{ stamp: stamp(0), cause: { person: "create" }, changes: records.map(({ id }) => ({ born: id })) }];
  // Each text is a file once, and once what stood in a field before.
  hostile.forEach((text, n) => {
    const change = (before, after) => ({ set: { id: idOf("product", n), field: "name", before, after } });
    sets.push({ stamp: stamp(2 * n + 1), cause: { import: text }, changes: [change(text, "other")] });
    sets.push({ stamp: stamp(2 * n + 2), cause: { restore: text }, changes: [change("other", text)] });
  });
  const journal = sets.map((set) => JSON.stringify(set));
  return `{"format":"tend-backup","version":1,"base":"${id(1)}","records":[\n${lines.join(",\n")}\n],"journal":[\n${journal.join(",\n")}\n]}\n`;
}

/** A table whose headings and cells are hostile. */
export function hostileTable() {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const columns = ["First name", "Last name", "Company", "Job title", "Notes", ...hostile.slice(0, 8)];
  // With a NUL it would be taken for no table at all, and a name that is there already for the same contact.
  const rows = hostile.filter((text) => !text.includes("\0")).map((text, n) => columns.map((_, k) => (k ? text : `${text} ${n}`)));
  return [columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
}
