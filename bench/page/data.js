// Contacts and rules out of a seed: the same in every run, and nobody's.

const encoder = new TextEncoder();

/** Numbers from 0 up to below 1, always the same after the same seed (mulberry32). */
export const chance = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const given = ["Ada", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Irina", "Jonas", "Ольга", "Павел"];
const family = ["Abbot", "Berg", "Castle", "Dorn", "Ember", "Falk", "Grove", "Hale", "Ivers", "Jarvis", "Котова", "Лунин"];
const positions = ["Buyer", "Head of purchasing", "Owner", "Accountant", "Engineer", "Office manager"];
const words = "asked for the price list again and wants to hear from us when the next delivery comes in".split(" ");

/** So many contacts, as objects. */
export const contacts = (count) => {
  const next = chance(7);
  const of = (list) => list[Math.floor(next() * list.length)];
  return Array.from({ length: count }, (_, n) => ({
    name: `${of(given)} ${of(family)} ${n}`,
    position: of(positions),
    email: `person.${n}@firm${Math.floor(next() * 5000)}.example`,
    phone: `+44 20 ${String(Math.floor(next() * 1e8)).padStart(8, "0")}`,
    channel: of(["email", "phone", "telegram"]),
    language: of(["en", "ru"]),
    birthday: `${1950 + Math.floor(next() * 50)}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`,
    telegram: `user_${n}`,
    status: of(["new", "active", "sleeping", "vip"]),
    source: of(["web", "fair", "referral", "cold call"]),
    notes: Array.from({ length: 10 }, () => of(words)).join(" "),
  }));
};

/** The file that both sides read. */
export const fileOf = (objects) => encoder.encode(JSON.stringify(objects));

/** The sum by which the names of both sides are compared; as `digest` of the other side. */
export const digest = (objects) => {
  let sum = 7;
  for (const { name } of objects) for (const byte of encoder.encode(name)) sum = (Math.imul(sum, 31) + byte) >>> 0;
  return sum;
};

/** A deal, as [field, value] of ours. */
export const deal = [
  ["name", "Pallets for the Northern depot"],
  ["source", "referral"],
  ["amount", { money: [264000, "GBP"] }],
  ["probability", 40],
];

/** The same deal as facts of the peer. */
export const facts = { name: "Pallets for the Northern depot", source: "referral", amount: 264000, probability: 40 };

/** So many rules of three tests each, in both languages. */
export const rules = (count) => {
  const next = chance(11);
  const of = (list) => list[Math.floor(next() * list.length)];
  const makers = [
    () => {
      const value = Math.floor(next() * 500000);
      return [{ of: { field: "amount" }, op: "greater", value: { money: [value, "GBP"] } }, { fact: "amount", operator: "greaterThan", value }, [0, value, ""]];
    },
    () => {
      const value = Math.floor(next() * 100);
      return [{ of: { field: "probability" }, op: "at-most", value }, { fact: "probability", operator: "lessThanInclusive", value }, [1, value, ""]];
    },
    () => {
      const value = of(["web", "fair", "referral"]);
      return [{ of: { field: "source" }, op: "is", value }, { fact: "source", operator: "equal", value }, [2, 0, value]];
    },
    () => {
      const value = of(["Northern", "southern", "depot", "Crates"]);
      return [{ of: { field: "name" }, op: "contains", value }, { fact: "name", operator: "containsText", value }, [3, 0, value.toLowerCase()]];
    },
  ];
  return Array.from({ length: count }, (_, n) => {
    const tests = [0, 1, 2].map((shift) => makers[(n + shift) % makers.length]());
    return {
      ours: {
        of: "deal",
        when: { "field-changed": { field: "name" } },
        if: { all: tests.map(([test]) => ({ test })) },
        then: [{ notify: { text: "Look at it" } }],
      },
      peer: { conditions: { all: tests.map(([, test]) => test) }, event: { type: "acts", params: { n } } },
      typed: tests.map(([, , test]) => test),
    };
  });
};
