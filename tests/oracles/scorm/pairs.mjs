// Has scorm-again and the stricter grammar take what Annals tells of every question, in every form,
// with responses of every sort.
//
// node pairs.mjs NPM-FOLDER FILE...   each file a list of [name, value], as pairs-1.2-0.json

import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";

import { faults } from "./grammar.mjs";

const [npm, ...files] = process.argv.slice(2);
let ok = files.length > 0;
for (const file of files) {
  const [, edition] = /^pairs-(1\.2|2004)-/.exec(path.basename(file));
  const old = edition === "1.2";
  const name = old ? "scorm12.js" : "scorm2004.js";
  const text = readFileSync(path.join(npm, "node_modules/scorm-again/dist", name), "utf8");
  vm.runInThisContext(text);
  const api = old
    ? new globalThis.Scorm12API({ autocommit: false, logLevel: 5 })
    : new globalThis.Scorm2004API({ autocommit: false, logLevel: 5 });
  const does = (what, ...rest) => String(api[(old ? "LMS" : "") + what](...rest));
  const pairs = JSON.parse(readFileSync(file, "utf8"));
  const refused = [];
  if (does("Initialize", "") !== "true") refused.push("Initialize");
  for (const [key, value] of pairs) {
    if (does("SetValue", key, value) !== "true") {
      refused.push([key, value, does("GetLastError"), does("GetDiagnostic", "")]);
    }
  }
  const wrong = faults(edition, pairs);
  const ids = pairs.filter(([key]) => /^cmi\.interactions\.\d+\.id$/.test(key)).length;
  const count = Number(does("GetValue", "cmi.interactions._count"));
  const fits = refused.length === 0 && wrong.length === 0 && count === ids && ids > 0;
  ok &&= fits;
  const line = { oracle: "scorm-again", file: path.basename(file), pairs: pairs.length, answers: count };
  console.log(
    JSON.stringify({ ...line, refused: refused.length, first: refused.slice(0, 5), wrong: wrong.slice(0, 5), ok: fits }),
  );
}
process.exit(ok ? 0 : 1);
