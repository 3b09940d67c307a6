// How parties are measured beside each other.

export const fresh = (what) => `${what}-${Date.now()}-${Math.random()}`;

export const timed = async (work) => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

export const same = (what, one, other) => {
  if (one !== other) throw new Error(`${what}: ${one} is not ${other}`);
};

/** The parties of one round, by turns in this order and the other way round: A-B-B-A over two rounds. */
export const inTurns = async (rounds, parties) => {
  const figures = [];
  for (let round = 0; round < rounds; round += 1) {
    const row = {};
    const order = Object.entries(parties);
    for (const [name, party] of round % 2 ? order.reverse() : order) Object.assign(row, { [name]: await party(round) });
    figures.push(row);
  }
  return figures;
};
