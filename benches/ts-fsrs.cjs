// `node ts-fsrs.cjs TS-FSRS BENCH`: ts-fsrs as the peer of the benchmark `fsrs`, which drives both.
'use strict';
const { resolve } = require('node:path');
const [tsFsrs, bench] = process.argv.slice(2).map((folder) => resolve(folder));
const { createEmptyCard, fsrs, Grades } = require(tsFsrs);

// Both have the same parameters, retention and steps by themselves.
const scheduler = fsrs({ enable_fuzz: false });
let histories = [];

/** Goes through all histories. `after` gives the card that is left, and may look at others. */
function each(after) {
  let sum = 0;
  for (const history of histories) {
    let card = createEmptyCard(new Date(history[0].time));
    for (const { rating, time } of history) {
      card = after(card, new Date(time), rating);
      sum += card.stability;
    }
  }
  return sum;
}

globalThis.peer = {
  take(ratings, times, lengths) {
    let at = 0;
    histories = Array.from(lengths, (length) =>
      Array.from({ length }, () => ({ rating: ratings[at], time: times[at++] })),
    ).filter((history) => history.length > 0);
  },
  four: () => each((card, now, rating) => scheduler.repeat(card, now)[rating].card),
  one: () => each((card, now, rating) => scheduler.next(card, now, rating).card),
  states() {
    const all = [];
    each((card, now, rating) => {
      const next = scheduler.repeat(card, now);
      for (const grade of Grades) {
        const { stability, difficulty, scheduled_days } = next[grade].card;
        all.push(stability, difficulty, scheduled_days);
      }
      return next[rating].card;
    });
    return Float64Array.from(all);
  },
};
globalThis.wanted = 'fsrs';
require(bench);
