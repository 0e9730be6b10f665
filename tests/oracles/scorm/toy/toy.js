// Finds the LMS as the specifications say, tells it of four questions, and is taken up again.

function find(name) {
  for (let at = window, left = 500; left > 0; left -= 1) {
    if (at[name]) return at[name];
    if (at.parent !== at) at = at.parent;
    else if (at.opener) at = at.opener;
    else return null;
  }
}
const old = find("API");
const api = old ?? find("API_1484_11");
const does = (name, ...parameters) =>
  api ? String(api[(old ? "LMS" : "") + (old && name === "Terminate" ? "Finish" : name)](...parameters)) : "";
const ALL = 4;
const began = Date.now();
let done = 0;
let gained = 0;
let waiting = [];
let left = false;

await WebAssembly.instantiate(await (await fetch("toy.wasm")).arrayBuffer());
does("Initialize", "");
const passes = Number(does("GetValue", old ? "cmi.student_data.mastery_score" : "cmi.scaled_passing_score") || NaN) / (old ? 100 : 1);
const kept = /^annals-result:1:(\d),([\d.]+)\.$/.exec(does("GetValue", "cmi.suspend_data"));
if (kept) [done, gained] = [Number(kept[1]), Number(kept[2])];

const say = (older, newer, value) => (old ? older : newer) && waiting.push([old ? older : newer, value]);
function tell() {
  const hundredths = Math.floor((Date.now() - began) / 10);
  const time = (hundredths / 100).toFixed(2);
  say("cmi.core.session_time", "cmi.session_time", old ? `0000:00:${time.padStart(5, "0")}` : `PT${time}S`);
  say("cmi.core.lesson_location", "cmi.location", String(done));
  say("cmi.suspend_data", "cmi.suspend_data", `annals-result:1:${done},${gained}.`);
  const taken = waiting.map(([name, value]) => does("SetValue", name, value) === "true");
  if (taken.every(Boolean) && does("Commit", "") === "true") waiting = [];
}

function draw(html) {
  document.body.innerHTML = html;
}
function ask() {
  if (done === ALL) return finish();
  draw(`<main class="ask" data-question="fact-${done}" data-form="choice-date">
    <button role="radio" data-option="no" aria-checked="false">No</button>
    <button role="radio" data-option="yes" aria-checked="false">Yes</button></main>
    <div class="foot"><button class="bare">I don’t know</button><button class="primary">Check</button></div>`);
  let chosen = null;
  for (const option of document.querySelectorAll("[role=radio]")) {
    option.onclick = () => {
      chosen = option.dataset.option;
      option.setAttribute("aria-checked", "true");
    };
  }
  document.querySelector(".bare").onclick = () => answered(null);
  document.querySelector(".primary").onclick = () => chosen && answered(chosen);
}
function answered(chosen) {
  const of = (name) => `cmi.interactions.${done}.${name}`;
  const both = (older, newer, value) => say(of(older), of(newer), value);
  both("id", "id", `choice-date_fact-${done}`);
  both("type", "type", "choice");
  both("correct_responses.0.pattern", "correct_responses.0.pattern", old ? "b" : "yes");
  if (chosen) both("student_response", "learner_response", old ? "ab"[Number(chosen === "yes")] : chosen);
  both("result", "result", chosen === "yes" ? "correct" : old ? "wrong" : "incorrect");
  done += 1;
  gained += Number(chosen === "yes");
  tell();
  draw(`<main class="answered"></main><div class="foot"><button class="primary">Go on</button></div>`);
  document.querySelector(".primary").onclick = ask;
}
function finish() {
  const score = (gained / ALL) * 100;
  say("cmi.core.score.raw", "cmi.score.raw", String(score));
  if (!old) say("", "cmi.score.scaled", String(score / 100));
  if (!old) say("", "cmi.progress_measure", "1");
  const passed = score / 100 >= passes ? "passed" : "failed";
  say("cmi.core.lesson_status", "cmi.completion_status", old && passes >= 0 ? passed : "completed");
  if (!old && passes >= 0) say("", "cmi.success_status", passed);
  say("cmi.core.exit", "cmi.exit", old ? "" : "normal");
  tell();
  draw(`<main class="done">${gained} of ${ALL}</main>`);
}

say("cmi.core.lesson_status", "cmi.completion_status", "incomplete");
say("cmi.core.exit", "cmi.exit", "suspend");
tell();
addEventListener("pagehide", () => {
  if (left) return;
  left = true;
  tell();
  // What still waits is tried once more: the player fails for a while only.
  for (let tries = 0; tries < 9 && waiting.length > 0; tries += 1) tell();
  does("Terminate", "");
});
draw(`<main><button id="begin">Begin</button></main>`);
document.getElementById("begin").onclick = ask;
