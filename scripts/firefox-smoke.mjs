/**
 * Opens every page of the exported site in Firefox, and fails if a page reports an error, lacks its heading, or has a figure
 * that does not come alive. Firefox is driven through WebDriver BiDi, its own protocol: the browser of the
 * distribution will do, such as Debian's firefox-esr.
 *
 *   npm run build && node scripts/firefox-smoke.mjs [--firefox PATH] [--screens FOLDER] [path ...]
 *
 * Paths are pages such as /chapters/blocks/; without any, all pages are opened. On /embed/twin-run/ the twin run trains
 * ten steps.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { WebSocket } from "ws";
import { serve } from "./serve.mjs";

const CANDIDATES = [
  process.env.FIREFOX_PATH,
  "/usr/bin/firefox",
  "/usr/bin/firefox-esr",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];
/** Time for Firefox to start, for a page to settle, and for the twin run to train, milliseconds. */
const START_MS = 120_000;
const SETTLE_MS = 30_000;
const TRAIN_MS = 120_000;

/** Speaks WebDriver BiDi: https://w3c.github.io/webdriver-bidi/ */
class Session {
  #next = 1;
  #waiting = new Map();
  #socket;
  /** Errors of the page that is open, as text. */
  errors = [];

  static async open(url) {
    const session = new Session();
    session.#socket = new WebSocket(url);
    await new Promise((resolve, reject) => session.#socket.once("open", resolve).once("error", reject));
    session.#socket.on("message", (data) => session.#hear(JSON.parse(data.toString())));
    await session.ask("session.new", { capabilities: {} });
    await session.ask("session.subscribe", { events: ["log.entryAdded"] });
    return session;
  }

  #hear({ id, type, result, error, message, method, params }) {
    if (method === "log.entryAdded" && params.level === "error") this.errors.push(params.text ?? "");
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (type === "error") waiting.reject(new Error(`${error}: ${message}`));
    else waiting.resolve(result);
  }

  /** Sends a command. @returns its result */
  ask(method, params) {
    const id = this.#next++;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** Evaluates an expression in a page. @returns its value, which must be a string */
  async text(context, expression) {
    const asked = { expression, target: { context }, awaitPromise: true };
    const { result, exceptionDetails } = await this.ask("script.evaluate", asked);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }
}

/** Starts Firefox without a window. @returns the address of its BiDi server, and what ends it */
async function startFirefox(path) {
  const profile = mkdtempSync(join(tmpdir(), "blockwise-firefox-"));
  const browser = spawn(path, [
    "--headless",
    "--no-remote",
    "--profile",
    profile,
    "--remote-debugging-port",
    "0",
  ]);
  const close = async () => {
    const ended = new Promise((resolve) => browser.once("exit", resolve));
    browser.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Firefox did not start.")), START_MS);
    let said = "";
    browser.stderr.on("data", (data) => {
      said += data;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
    browser.once("error", reject);
  });
  return { url: `${url}/session`, close };
}

/** The pages of the export, as paths. */
function allPages() {
  const files = readdirSync("out", { recursive: true, encoding: "utf8" });
  const pages = files.filter((name) => /(?:^|[/\\])index\.html$/.test(name));
  return pages.map((name) => `/${name.replaceAll("\\", "/").replace(/index\.html$/, "")}`).sort();
}

/** What is wrong with the open page, as one line for each problem; "" if nothing is. Runs in the page. */
const LOOK = `(async () => {
  const problems = [];
  const settled = async (done) => {
    const until = performance.now() + ${SETTLE_MS};
    while (!done() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
    return done();
  };
  if (!(await settled(() => document.querySelector("h1, [data-figure]")))) problems.push("It has neither heading nor figure.");
  for (const figure of document.querySelectorAll("[data-figure]")) {
    figure.scrollIntoView({ block: "center" });
    const { figure: name } = figure.dataset;
    const alive = () => figure.querySelector("figcaption") && figure.querySelector("svg, canvas, table");
    if (!(await settled(alive))) problems.push("The figure " + name + " is not alive.");
    if (/This figure could not be shown/.test(figure.textContent)) problems.push("The figure " + name + " failed.");
    const alert = figure.querySelector("[role=alert]");
    if (alert?.textContent) problems.push("The figure " + name + " says: " + alert.textContent);
  }
  const needed = document.documentElement.scrollWidth;
  if (needed > innerWidth) problems.push("It is " + needed + " pixels wide on a screen of " + innerWidth + ".");
  return problems.join("\\n");
})()`;

/** Trains the twin run; returns the engine that did it, or what went wrong. Runs in the page. */
const TRAIN = `(async () => {
  const until = performance.now() + ${TRAIN_MS};
  const found = async (find) => {
    for (;;) {
      const value = find();
      if (value) return value;
      if (performance.now() > until) throw new Error("The twin run does not train.");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const button = () => [...document.querySelectorAll("button")].find(
    (each) => each.textContent.trim() === "Start" && !each.disabled);
  (await found(button)).click();
  await found(() => Number(document.querySelector("[data-steps]")?.dataset.steps) >= 10);
  return document.querySelector("[data-engine]").textContent;
})()`;

/** Visits one page. @returns its problems, as sentences */
async function visit(session, context, url, screen) {
  // What the page before had asked for fails when the page is left, and is no error of this one.
  await session.ask("browsingContext.navigate", { context, url: "about:blank", wait: "complete" });
  session.errors = [];
  await session.ask("browsingContext.navigate", { context, url, wait: "complete" });
  const problems = (await session.text(context, LOOK)).split("\n").filter(Boolean);
  problems.push(...session.errors.map((error) => `The console has: ${error}`));
  if (screen) {
    const { data } = await session.ask("browsingContext.captureScreenshot", { context });
    writeFileSync(screen, Buffer.from(data, "base64"));
  }
  return problems;
}

const { values, positionals } = parseArgs({
  options: { firefox: { type: "string" }, screens: { type: "string" } },
  allowPositionals: true,
});
const path = values.firefox ?? CANDIDATES.find((each) => each && existsSync(each));
if (!path) {
  console.error("There is no Firefox here. Install it (Debian: firefox-esr), or name it with --firefox.");
  process.exit(2);
}
if (values.screens) mkdirSync(values.screens, { recursive: true });
const site = await serve(3490);
const firefox = await startFirefox(path);
let failed = 0;
try {
  const session = await Session.open(firefox.url);
  const { context } = await session.ask("browsingContext.create", { type: "tab" });
  await session.ask("browsingContext.setViewport", { context, viewport: { width: 1000, height: 900 } });
  const pages = positionals.length > 0 ? positionals : allPages();
  for (const page of pages) {
    const screen =
      values.screens && join(values.screens, `${page.replaceAll("/", "-").slice(1) || "cover-"}.png`);
    const problems = await visit(session, context, new URL(page.slice(1), site.url).href, screen);
    if (problems.length > 0) failed++;
    console.log(
      [`${problems.length > 0 ? "FAILED" : "ok    "}  ${page}`, ...problems.map((each) => `  ${each}`)].join(
        "\n",
      ),
    );
  }
  if (pages.includes("/embed/twin-run/")) {
    await session.ask("browsingContext.navigate", {
      context,
      url: `${site.url}embed/twin-run/`,
      wait: "complete",
    });
    console.log(`The twin run trained ten steps on: ${await session.text(context, TRAIN)}`);
  }
  console.log(
    `${pages.length - failed} of ${pages.length} pages work in ${await session.text(context, "navigator.userAgent")}`,
  );
} finally {
  await firefox.close();
  site.close();
}
process.exitCode = failed > 0 ? 1 : 0;
