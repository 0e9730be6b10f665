// Plays a package in Chromium as a learner would, against a player that is scorm-again and this
// folder's stricter grammar. One line of JSON for each way of playing; fails where one is not right.
//
// node driver.mjs --npm FOLDER --package FILE --edition 1.2|2004 [--chromium FILE] [--pass 0..1] [--way NAME]
//   FOLDER  where npm has installed scorm-again and puppeteer-core
//   FILE    the package; without one, the toy beside this file
//   NAME    of the one way that is played; without one, all are

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { check, faults, seconds } from "./grammar.mjs";
import { play } from "./player.mjs";
import { zip } from "./zip.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: given } = parseArgs({
  options: {
    npm: { type: "string" },
    package: { type: "string" },
    edition: { type: "string" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    pass: { type: "string" },
    way: { type: "string" },
  },
});
const { edition, npm } = given;
const old = edition === "1.2";
const names = old
  ? { status: "cmi.core.lesson_status", raw: "cmi.core.score.raw", exit: "cmi.core.exit", time: "cmi.core.session_time", place: "cmi.core.lesson_location" }
  : { status: "cmi.completion_status", raw: "cmi.score.raw", exit: "cmi.exit", time: "cmi.session_time", place: "cmi.location" };

/// How long anything may take.
const PATIENCE = 20_000;

async function chromium() {
  const of = createRequire(path.join(path.resolve(npm), "package.json"));
  const main = of.resolve("puppeteer-core");
  const loaded = await import(pathToFileURL(main).href);
  const { launch } = loaded.default ?? loaded;
  const puppeteer = loaded.default ?? loaded;
  return (launch ? puppeteer : loaded).launch({
    executablePath: given.chromium,
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
}

async function until(what, is) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    try {
      const found = await is();
      if (found) return found;
    } catch (error) {
      // A frame that is loading has no page yet.
      if (!/detached|destroyed|context|navigat/i.test(String(error))) throw error;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`not within ${PATIENCE} ms: ${what}`);
}

/// Opens the player; gives the page with the player, and the package in its frame or window.
async function open(browser, player, way, fail) {
  const page = await browser.newPage();
  page.on("dialog", (dialog) => dialog.accept());
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const query = new URLSearchParams({ edition, way });
  if (fail) query.set("fail", fail.join(","));
  if (given.pass) query.set("pass", given.pass);
  await page.goto(`${player.address}/lms.html?${query}`);
  let within;
  if (way === "window") {
    const popup = new Promise((done) => page.once("popup", done));
    await page.click("#open");
    const opened = await popup;
    opened.on("pageerror", (error) => errors.push(String(error)));
    within = () => opened.mainFrame();
    return { page, opened, within, errors };
  }
  within = () => page.frames().find((frame) => frame.url().includes("/content/"));
  await until("the package in its frame", within);
  return { page, within, errors };
}

async function leave(visit) {
  if (visit.opened) await visit.opened.close({ runBeforeUnload: true });
  // Away from the player, so that the package hears that it is left, and the LMS what it says then.
  await visit.page.goto("about:blank");
  await new Promise((done) => setTimeout(done, 500));
  await visit.page.close();
}

const scene = (visit) =>
  visit.within().evaluate(() => {
    const main = document.querySelector("main");
    return {
      is: ["ask", "answered", "done"].find((name) => main?.classList.contains(name)),
      question: main?.dataset.question,
      form: main?.dataset.form,
      begins: Boolean(document.getElementById("begin")),
      name: document.querySelector("input[name=learner]")?.value,
      text: document.body.innerText,
    };
  });

const press = (visit, selector) =>
  visit.within().evaluate((selector) => {
    const found = document.querySelector(selector);
    found?.click();
    return Boolean(found);
  }, selector);

const type = (visit, selector, text) =>
  visit.within().evaluate(
    (selector, text) => {
      const field = document.querySelector(selector);
      if (!field) return false;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return true;
    },
    selector,
    text,
  );

const count = (visit, selector) =>
  visit.within().evaluate((selector) => document.querySelectorAll(selector).length, selector);

const pressAt = (visit, selector, at) =>
  visit.within().evaluate(
    (selector, at) => document.querySelectorAll(selector)[at]?.click(),
    selector,
    at,
  );

/// Prepares an answer as a learner would who guesses. False for a form that is answered otherwise.
async function guess(visit, at) {
  const pairs = await count(visit, "main.ask .pair[data-option]");
  const bins = await count(visit, "main.ask .bin[data-option]");
  if (pairs > 0 && bins > 0) {
    for (let pair = 0; pair < pairs; pair += 1) {
      await pressAt(visit, "main.ask .pair[data-option]", pair);
      await until("a row in hand", () => count(visit, "main.ask .pair[aria-checked=true]"));
      await pressAt(visit, "main.ask .bin[data-option]", (pair + at) % bins);
      await until("a row in its place", async () => (await count(visit, "main.ask .pair .given:not(.none)")) > pair);
    }
    return true;
  }
  const boxes = await count(visit, "main.ask [role=checkbox][data-option]");
  if (boxes > 0) {
    await pressAt(visit, "main.ask [role=checkbox][data-option]", at % boxes);
    await pressAt(visit, "main.ask [role=checkbox][data-option]", (at + 1) % boxes);
    await until("options that are marked", () => count(visit, "main.ask [role=checkbox][aria-checked=true]"));
    return true;
  }
  if ((await count(visit, "main.ask .row")) > 1) {
    const first = () =>
      visit.within().evaluate(() => document.querySelector("main.ask .row")?.dataset.option);
    const before = await first();
    await press(visit, "main.ask .row:nth-child(2) .earlier");
    await until("a row that was moved", async () => (await first()) !== before);
    return true;
  }
  if ((await count(visit, "main.ask input#answer")) > 0) {
    const form = (await scene(visit)).form;
    // A gap may be one for a number.
    const typed = /name|written/.test(form) ? "Nobody, in fact" : "1950";
    await type(visit, "main.ask input#answer", typed);
    await until("what was typed", () =>
      visit.within().evaluate((typed) => document.querySelector("main.ask input#answer")?.value === typed, typed),
    );
    return true;
  }
  const option = "main.ask [role=radio][data-option]:not(.pair)";
  const options = await count(visit, option);
  if (options > 0) {
    await pressAt(visit, option, options - 1);
    await until("an option that is chosen", () => count(visit, "main.ask [aria-checked=true]"));
    return true;
  }
  return false;
}

/// Answers the question that is asked: two of three by a guess, the rest unknown.
async function answer(visit, at) {
  const before = await until("a question", async () => {
    const now = await scene(visit);
    return now.is === "ask" && now;
  });
  const chosen = at % 3 !== 2 && (await guess(visit, at));
  if (chosen) {
    await press(visit, ".foot .primary");
  } else if (!(await press(visit, ".foot .bare"))) {
    // A card: turned over, then not known.
    await press(visit, ".foot .primary");
    await until("the back of a card", () => press(visit, ".rating button:nth-child(1)"));
  }
  const after = await until(`what follows an answer to ${before.form}, ${before.question}`, async () => {
    const now = await scene(visit);
    const moved = now.is !== "ask" || now.question !== before.question || now.form !== before.form;
    return now.is && moved && now;
  });
  if (after.is === "answered") {
    await press(visit, ".foot .primary");
    await until("what follows the feedback", async () => (await scene(visit)).is !== "answered");
  }
  return before;
}

/// Plays from where the package stands until the end, or until so many questions are answered.
async function go(visit, most = Infinity) {
  const asked = [];
  await until("a beginning", async () => {
    const now = await scene(visit);
    // Without an LMS nobody says who the learner is.
    if (now.name === "") await type(visit, "input[name=learner]", "Ada");
    if (now.begins) await press(visit, "#begin");
    return now.is === "ask" || now.is === "done";
  });
  while (asked.length < most && (await scene(visit)).is !== "done") {
    asked.push(await answer(visit, asked.length));
    await until("a question or the end", async () => ["ask", "done"].includes((await scene(visit)).is));
  }
  return asked;
}

/// What was taken, answer by answer. Where calls have failed in the middle of one, scorm-again takes what is behind it
/// before it: what the values are is looked at all the same, though not in which order they came.
function inTurn(taken) {
  const number = (name) => Number(/^cmi\.interactions\.(\d+)\./.exec(name)?.[1] ?? -1);
  // By these the LMS reads the rest.
  const place = (name) => (name.endsWith(".id") ? 0 : name.endsWith(".type") ? 1 : 2);
  const last = [...new Map(taken.map(({ parameters }) => [parameters[0], parameters])).values()];
  return last.sort(([one], [other]) => number(one) - number(other) || place(one) - place(other));
}

/// What is wrong with what the LMS has been told.
function judge(store, asked, seen) {
  const wrong = [];
  const is = (fits, what) => fits || wrong.push(what);
  const set = store.calls.filter((call) => call.does === "SetValue");
  const taken = set.filter((call) => call.said === "true");
  const pairs = seen.fails ? inTurn(taken) : taken.map((call) => call.parameters);
  wrong.push(...faults(edition, pairs));
  // What is of an answer whose name was not taken while the LMS failed can't be taken; it comes again with the name.
  const named = new Set();
  const waits = ({ code, parameters: [name], said }) => {
    const [answer] = /^cmi\.interactions\.\d+/.exec(name) ?? [];
    if (name === `${answer}.id` && said === "true") named.add(answer);
    return seen.fails && code === "408" && answer !== undefined && !named.has(answer);
  };
  const refused = set.filter(
    (call) => !waits(call) && call.said !== "true" && !["101", "351"].includes(call.code),
  );
  wrong.push(...refused.map((call) => `refused (${call.code}): ${call.parameters}`));
  const told = store.values;
  const numbers = Object.keys(told).filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name));
  is(numbers.length === asked, `${numbers.length} answers told of ${asked}`);
  // A number stands for one answer, however often it was sent.
  const ids = new Map();
  for (const { parameters: [name, value] } of taken) {
    if (!/^cmi\.interactions\.\d+\.id$/.test(name)) continue;
    is((ids.get(name) ?? value) === value, `${name} stands for two answers`);
    ids.set(name, value);
  }
  const worth = { correct: 1, wrong: 0, incorrect: 0 };
  let gained = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const result = told[`cmi.interactions.${at}.result`];
    gained += worth[result] ?? Number(result);
  }
  is(told[names.exit] === (seen.over ? (old ? "" : "normal") : "suspend"), `exit: ${told[names.exit]}`);
  const spent = seconds(edition, told[names.time] ?? "");
  is(spent >= 0 && spent <= seen.seconds + 1, `${spent} s of ${seen.seconds}`);
  is(Number(told[names.place]) === asked, `place: ${told[names.place]}`);
  is(/^annals-result:1:/.test(told["cmi.suspend_data"] ?? ""), "no text of the attempt");
  // What scorm-again makes of it is what it was told, and nothing that it worked out otherwise.
  const held = (name) => name.split(".").reduce((part, key) => part?.[key], store.model);
  for (const name of [names.status, names.raw, names.place, "cmi.suspend_data"]) {
    is(told[name] === undefined || held(name) === told[name], `${name}: the LMS holds ${held(name)}`);
  }
  const count = Object.values(held("cmi.interactions") ?? {}).filter((one) => one?.id).length;
  is(count === asked, `the LMS holds ${count} answers of ${asked}`);
  if (!seen.over) {
    is(told[names.status] === "incomplete", `status: ${told[names.status]}`);
    return wrong;
  }
  const score = Number(told[names.raw]);
  const share = (gained / asked) * 100;
  // Results are rounded to thousandths.
  is(Math.abs(score - share) < 0.2, `score ${score}, by the answers ${share}`);
  const mark = given.pass === undefined ? null : Number(given.pass) * 100;
  const passed = mark === null ? null : score >= mark ? "passed" : "failed";
  is(told[names.status] === (old ? (passed ?? "completed") : "completed"), `status: ${told[names.status]}`);
  if (!old) {
    is((told["cmi.success_status"] ?? null) === passed, `success: ${told["cmi.success_status"]}`);
    is(Math.abs(Number(told["cmi.score.scaled"]) * 100 - score) < 1e-6, "scaled is not raw");
    is(told["cmi.progress_measure"] === "1", `progress: ${told["cmi.progress_measure"]}`);
  }
  return wrong;
}

const WAYS = {
  "two frames": { way: "frames" },
  "a window": { way: "window" },
  "a module of plain text": { way: "frames", wasm: "text/plain" },
  "a module of no type": { way: "frames", wasm: "application/octet-stream" },
  "an LMS that fails for a while": { way: "frames", fail: [12, 40] },
  "only looked at before": { way: "frames", looks: true },
  "taken up in the middle": { way: "frames", halves: true },
  "taken up on another device": { way: "frames", halves: true, elsewhere: true },
  "no LMS": { way: "absent" },
};

async function run(browser, bytes, { way, wasm, fail, looks, halves, elsewhere }) {
  const player = await play({ npm, bytes, wasm });
  const wrong = [];
  try {
    const began = Date.now();
    let asked = [];
    if (looks) {
      const first = await open(browser, player, way, fail);
      await until("the door", async () => (await scene(first)).begins);
      await leave(first);
      // An LMS may take what says nothing for completed.
      const status = player.store.values[names.status];
      if (status !== "incomplete") wrong.push(`status of what was only looked at: ${status}`);
    }
    if (halves) {
      const first = await open(browser, player, way, fail);
      asked = await go(first, 2);
      await leave(first);
      const seen = { over: false, seconds: (Date.now() - began) / 1000 };
      wrong.push(...judge(player.store, asked.length, seen));
    }
    const resumed = Date.now();
    // Another device knows nothing but what the LMS has kept.
    const device = elsewhere ? await browser.createBrowserContext() : browser;
    const visit = await open(device, player, way, fail);
    const rest = await go(visit);
    if (halves && rest.some((one) => asked.some((before) => before.question === one.question && before.form === one.form))) {
      wrong.push("what was answered is asked again");
    }
    asked.push(...rest);
    const end = await scene(visit);
    if (end.is !== "done") wrong.push("there is no result");
    wrong.push(...visit.errors);
    await leave(visit);
    if (way === "absent") {
      if (player.store.calls.length > 0) wrong.push("calls without an LMS");
    } else {
      const seen = { over: true, fails: Boolean(fail), seconds: (Date.now() - resumed) / 1000 };
      wrong.push(...judge(player.store, asked.length, seen));
      if (player.store.ended !== (halves || looks ? 2 : 1)) wrong.push(`ended ${player.store.ended} times`);
    }
    const failed = player.store.calls.filter((call) => call.said === "false").length;
    if (fail && failed === 0) wrong.push("nothing failed: the LMS was not asked often enough");
    wrong.push(...player.store.missing.map((name) => `${name} is not in the package`));
    const forms = [...new Set(asked.map((one) => one.form))].sort();
    return { asked: asked.length, forms, calls: player.store.calls.length, failed, wrong };
  } catch (error) {
    return { wrong: [...wrong, String(error.stack ?? error)] };
  } finally {
    player.close();
  }
}

/// The toy, as a package.
function toy() {
  const files = ["index.html", "toy.js", "toy.wasm"].map((name) => [
    name,
    name === "toy.wasm"
      ? Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])
      : readFileSync(path.join(here, "toy", name)),
  ]);
  return zip([["imsmanifest.xml", "<manifest/>"], ...files]);
}

const bytes = given.package ? readFileSync(given.package) : toy();
const missed = check();
let ok = missed.length === 0;
const browser = await chromium();
for (const [name, how] of Object.entries(WAYS)) {
  if (given.way && given.way !== name) continue;
  const found = await run(browser, bytes, how);
  const fits = found.wrong.length === 0;
  ok &&= fits;
  console.log(JSON.stringify({ oracle: "scorm-again", edition, way: name, ...found, ok: fits }));
}
await browser.close();
if (missed.length > 0) console.log(JSON.stringify({ oracle: "grammar", missed, ok: false }));
process.exit(ok ? 0 : 1);
