// Has gift-pegjs read GIFT, and compares the questions and their sorts with the set.

const fs = require("fs");
const path = require("path");
const { parse } = require("gift-pegjs");

const [setFile, giftFile] = process.argv.slice(2);
const set = JSON.parse(fs.readFileSync(setFile, "utf8"));

/// What a form of ours is called there.
const SORTS = {
  choice: ["MC", "TF"],
  "multiple-response": ["MC"],
  "short-answer": ["Short"],
  number: ["Numerical"],
  match: ["Matching"],
};

// Cards follow the questions: their backs are typed.
const cards = (set.cards ?? []).map(({ id }) => ({ id, form: "short-answer" }));
const wanted = [...(set.questions ?? []), ...cards];
let read = [];
let error = null;
try {
  // A file without a question is none to that parser.
  const text = wanted.length > 0 ? fs.readFileSync(giftFile, "utf8") : "$CATEGORY: none\n\n";
  read = parse(text).filter(
    (question) => !["Category", "Description", "Essay"].includes(question.type),
  );
} catch (fault) {
  error = fault.location ? `line ${fault.location.start.line}: ${fault.message}` : String(fault);
}
const sorts = {};
for (const question of read) {
  sorts[question.type] = (sorts[question.type] ?? 0) + 1;
}
const others = wanted.filter((question, at) => !SORTS[question.form].includes(read[at]?.type));
const ok = !error && read.length === wanted.length && others.length === 0;
console.log(
  JSON.stringify({
    oracle: "gift-pegjs",
    set: path.basename(setFile),
    written: wanted.length,
    read: read.length,
    sorts,
    of_another_sort: others.slice(0, 3).map((question) => question.id),
    error,
    ok,
  }),
);
process.exit(ok ? 0 : 1);
