// Has the page itself make packages, as a teacher would: hands a quiz out and presses both buttons.
//
// node made.mjs --npm FOLDER --site FOLDER --out FOLDER [--chromium FILE]
//   npm   where npm has installed puppeteer-core
//   site  a built site
//   out   where the packages go: made-1.2.zip, made-2004.zip

import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { unzip } from "./zip.mjs";

const { values: given } = parseArgs({
  options: {
    npm: { type: "string" },
    site: { type: "string" },
    out: { type: "string" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
  },
});
const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", json: "application/json", wasm: "application/wasm" };

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const name = path.join(given.site, decodeURIComponent(pathname === "/" ? "index.html" : pathname.slice(1)));
  const is = existsSync(name);
  response.writeHead(is ? 200 : 404, { "content-type": TYPES[name.split(".").pop()] ?? "application/octet-stream" });
  response.end(is ? readFileSync(name) : "");
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/`;

const of = createRequire(path.join(path.resolve(given.npm), "package.json"));
const loaded = await import(pathToFileURL(of.resolve("puppeteer-core")).href);
const { launch } = loaded.default ?? loaded;
const browser = await (launch ? (loaded.default ?? loaded) : loaded).launch({
  executablePath: given.chromium,
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
let ok = true;
try {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const saved = mkdtempSync(path.join(given.out, "saved-"));
  const session = await browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: saved });
  await page.goto(`${address}#/class`);
  const press = async (selector) => {
    await page.waitForSelector(selector, { timeout: 60_000 });
    await page.evaluate((selector) => document.querySelector(selector).click(), selector);
  };
  // Files can be chosen before the set is here; a quiz can be handed out when it is.
  await press("main.class > .acts .primary");
  await press("main.hand-out > .acts .primary");
  for (const edition of ["1.2", "2004"]) {
    await press(`[id="package-${edition}"]`);
    const end = Date.now() + 60_000;
    const name = `annals-scorm-${edition}.zip`;
    while (!readdirSync(saved).includes(name) && Date.now() < end) {
      await new Promise((done) => setTimeout(done, 100));
    }
    const says = await page.evaluate(() => document.getElementById("packaged")?.innerText);
    const is = readdirSync(saved).includes(name);
    const file = path.join(given.out, `made-${edition}.zip`);
    if (is) renameSync(path.join(saved, name), file);
    const files = is ? unzip(readFileSync(file)).size : 0;
    const fits = is && files > 5 && errors.length === 0;
    ok &&= fits;
    console.log(JSON.stringify({ oracle: "the page", edition, says, files, errors, ok: fits }));
  }
} finally {
  await browser.close();
  server.close();
}
process.exit(ok ? 0 : 1);
