// The data models of SCORM as the documents have them, where scorm-again is laxer: SCORM 1.2
// Run-Time Environment, 3.4; SCORM 2004 4th edition Run-Time Environment, 4.1 and 4.2. Where Moodle
// takes less than they allow, it is that: names of options without "-", numbers of five digits before
// the point.

const length = (most) => (value) => value.length <= most;
const oneOf = (...words) => (value) => words.includes(value);
const like = (pattern) => (value) => pattern.test(value);
const any = (...checks) => (value) => checks.some((check) => check(value));
const all = (...checks) => (value) => checks.every((check) => check(value));
const between = (low, high) => (value) => Number(value) >= low && Number(value) <= high;
const list = (part, most, once) => (check) => (value) => {
  const parts = value.split(part);
  const unique = new Set(parts).size === parts.length;
  return parts.length <= most && parts.every(check) && (!once || unique);
};

// SCORM 1.2.
const decimal = like(/^-?\d+(\.\d+)?$/);
const clock = like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const timespan = like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const percent = all(like(/^\d{1,3}(\.\d{1,2})?$/), between(0, 100));
const sign = like(/^[a-z0-9]$/);
const FEEDBACK = {
  "true-false": oneOf("0", "1", "t", "f"),
  choice: list(",", 36, true)(sign),
  sequencing: list(",", 36, true)(sign),
  matching: list(",", 36, true)(like(/^[a-z0-9]\.[a-z0-9]$/)),
  numeric: decimal,
  "fill-in": all(length(255), like(/^\P{Cc}+$/u)),
};

const V12 = {
  "cmi.core.lesson_location": length(255),
  "cmi.core.lesson_status": oneOf("passed", "completed", "failed", "incomplete", "browsed"),
  "cmi.core.score.raw": percent,
  "cmi.core.score.min": percent,
  "cmi.core.score.max": percent,
  "cmi.core.exit": oneOf("", "time-out", "suspend", "logout"),
  "cmi.core.session_time": timespan,
  "cmi.suspend_data": length(4096),
};
const V12_ANSWER = {
  id: like(/^[A-Za-z0-9_-]{1,255}$/),
  time: clock,
  type: oneOf(...Object.keys(FEEDBACK), "performance", "likert"),
  weighting: decimal,
  student_response: (value, kind) => length(255)(value) && FEEDBACK[kind]?.(value),
  "correct_responses.0.pattern": (value, kind) => length(255)(value) && FEEDBACK[kind]?.(value),
  result: any(oneOf("correct", "wrong", "unanticipated", "neutral"), decimal),
  latency: timespan,
};

// SCORM 2004.
const real = (value) =>
  /^-?\d{1,5}(\.\d{1,7})?$/.test(value) && value.replace(/\D/g, "").length <= 10;
const interval = like(/^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/);
const time = like(
  /^(19[7-9]\d|20[0-2]\d|203[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{1,2}Z$/,
);
const name = like(/^[A-Za-z0-9_.]{1,250}$/);
const localized = all(length(250), like(/^(?!\{)\P{Cc}*$/u));
const RESPONSE = {
  "true-false": oneOf("true", "false"),
  choice: list("[,]", 36, true)(name),
  sequencing: list("[,]", 36, false)(name),
  matching: list("[,]", 36, false)((pair) => {
    const parts = pair.split("[.]");
    return parts.length === 2 && parts.every(name);
  }),
  numeric: real,
  "fill-in": list("[,]", 10, false)(localized),
};
const PATTERN = {
  ...RESPONSE,
  numeric: (value) => {
    const parts = value.split("[:]");
    return parts.length === 2 && parts.every(real) && Number(parts[0]) <= Number(parts[1]);
  },
};

const V2004 = {
  "cmi.completion_status": oneOf("completed", "incomplete", "not attempted", "unknown"),
  "cmi.success_status": oneOf("passed", "failed", "unknown"),
  "cmi.score.scaled": all(real, between(-1, 1)),
  "cmi.score.raw": real,
  "cmi.score.min": real,
  "cmi.score.max": real,
  "cmi.progress_measure": all(real, between(0, 1)),
  "cmi.session_time": interval,
  "cmi.exit": oneOf("", "time-out", "suspend", "logout", "normal"),
  "cmi.location": length(1000),
  "cmi.suspend_data": length(64000),
};
const V2004_ANSWER = {
  id: like(/^[A-Za-z0-9._~-]{1,4000}$/),
  type: oneOf(...Object.keys(RESPONSE), "long-fill-in", "performance", "likert", "other"),
  timestamp: time,
  weighting: real,
  learner_response: (value, kind) => RESPONSE[kind]?.(value),
  "correct_responses.0.pattern": (value, kind) => PATTERN[kind]?.(value),
  result: any(oneOf("correct", "incorrect", "unanticipated", "neutral"), real),
  latency: interval,
  description: localized,
};

/// What is wrong with values that were set one after the other, each [name, value].
export function faults(edition, pairs) {
  const [plain, answer] = edition === "1.2" ? [V12, V12_ANSWER] : [V2004, V2004_ANSWER];
  const kinds = new Map();
  const found = [];
  for (const [key, value] of pairs) {
    const of = /^cmi\.interactions\.(0|[1-9]\d*)\.(.+)$/.exec(key);
    const [, number, field] = of ?? [];
    if (of && field === "id" && Number(number) <= kinds.size) {
      if (!kinds.has(number)) kinds.set(number, null);
    }
    if (of && !kinds.has(number)) {
      found.push(`${key}: there are ${kinds.size} answers`);
      continue;
    }
    if (of && field === "type") kinds.set(number, value);
    const check = of ? answer[field] : plain[key];
    if (typeof value !== "string" || !check?.(value, kinds.get(number))) {
      found.push(`${key} = ${JSON.stringify(value)}`);
    }
  }
  return found;
}

/// The time of a span, in seconds.
export function seconds(edition, span) {
  if (edition === "1.2") {
    const [hours, minutes, rest] = span.split(":").map(Number);
    return hours * 3600 + minutes * 60 + rest;
  }
  const [, hours, minutes, rest] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(span) ?? [];
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0);
}

/// What the documents give as wrong must be found, or nothing that is found means anything.
export function check() {
  const old = [
    ["cmi.core.score.raw", "66.666"],
    ["cmi.core.session_time", "PT1S"],
    ["cmi.core.exit", "normal"],
    ["cmi.suspend_data", "x".repeat(4097)],
    ["cmi.interactions.1.id", "a"],
    ["cmi.interactions.0.id", "a b"],
  ];
  const answers = [
    ["choice", "A"],
    ["choice", "a,a"],
    ["matching", "a1"],
    ["true-false", "true"],
    ["numeric", "4,4"],
  ];
  const recent = [
    ["cmi.score.scaled", "1.1"],
    ["cmi.session_time", "PT"],
    ["cmi.session_time", "PT0.005S"],
    ["cmi.location", "x".repeat(1001)],
    ["cmi.core.exit", ""],
  ];
  const later = [
    ["choice", "a[,]a"],
    ["choice", "a b"],
    ["choice", "a-b"],
    ["sequencing", "a[,]b-c"],
    ["matching", "a.b"],
    ["matching", "a[.]b-c"],
    ["fill-in", "{lang=en}x"],
    ["numeric", "0.12345678"],
    ["numeric", "100000"],
  ];
  const missed = [];
  const expect = (edition, pairs) => {
    if (faults(edition, pairs).length !== 1) missed.push(pairs);
  };
  for (const pair of old) expect("1.2", [pair]);
  for (const pair of recent) expect("2004", [pair]);
  const of = (field, kind, value) => [
    ["cmi.interactions.0.id", "a"],
    ["cmi.interactions.0.type", kind],
    [`cmi.interactions.0.${field}`, value],
  ];
  for (const [kind, value] of answers) expect("1.2", of("student_response", kind, value));
  for (const [kind, value] of later) expect("2004", of("learner_response", kind, value));
  return missed;
}
