// A learning management system for tests: serves a package, the page that plays it, and keeps what
// was committed. node player.mjs NPM-FOLDER PACKAGE [PORT] plays one by hand.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { unzip } from "./zip.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  svg: "image/svg+xml",
  png: "image/png",
  xml: "application/xml",
};

/// Serves a package. `wasm` is the type that modules are served with; `npm` the folder that
/// scorm-again is installed in. `store` is what the LMS has kept, what scorm-again makes of it, and every
/// call it has seen.
export async function play({ npm, bytes, wasm = "application/wasm", port = 0 }) {
  const files = unzip(bytes);
  const store = { values: {}, calls: [], model: {}, suspended: false, ended: 0, missing: [] };
  const server = createServer((request, response) => {
    const send = (status, type, body) => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
      response.end(body);
    };
    const { pathname } = new URL(request.url, "http://localhost");
    const name = decodeURIComponent(pathname.slice(1));
    if (request.method === "POST" && name === "commit") {
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => {
        commit(store, JSON.parse(Buffer.concat(parts).toString()));
        send(200, "text/plain", "kept");
      });
    } else if (name === "state") {
      const { values, suspended } = store;
      send(200, TYPES.json, JSON.stringify({ values: resumed(values, suspended), suspended }));
    } else if (name === "" || name === "lms.html" || name === "frame.html") {
      send(200, TYPES.html, readFileSync(path.join(here, name || "lms.html")));
    } else if (/^npm\/scorm(12|2004)\.min\.js$/.test(name)) {
      const file = path.join(npm, "node_modules/scorm-again/dist", name.slice(4));
      send(200, TYPES.js, readFileSync(file));
    } else if (name.startsWith("content/") && files.has(name.slice(8))) {
      const end = name.split(".").pop();
      const type = end === "wasm" ? wasm : (TYPES[end] ?? "application/octet-stream");
      send(200, type, files.get(name.slice(8)));
    } else {
      // What a browser asks for by itself is no fault of the package.
      if (name !== "favicon.ico") store.missing.push(name);
      send(404, "text/plain", "There is no such file.");
    }
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  const address = `http://127.0.0.1:${server.address().port}`;
  return { address, store, files, close: () => server.close() };
}

function commit(store, { values, calls, ended, model }) {
  store.model = model;
  store.calls.push(...calls);
  Object.assign(store.values, values);
  if (!ended) return;
  store.ended += 1;
  const exit = store.values["cmi.core.exit"] ?? store.values["cmi.exit"];
  store.suspended = exit === "suspend";
}

/// What is kept from one visit to the next: all where it was suspended, but for what is of a visit.
function resumed(values, suspended) {
  const of_visit = /session_time|\.exit$/;
  const kept = Object.entries(values).filter(([name]) => !of_visit.test(name));
  return suspended ? Object.fromEntries(kept) : {};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [npm, file, port] = process.argv.slice(2);
  const player = await play({ npm, bytes: readFileSync(file), port: Number(port ?? 0) });
  console.log(`${player.address}/lms.html?edition=1.2 or ?edition=2004`);
}
