/** Books, slides, notebooks and feeds, each by its own code. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { snippetMessages } from "@/components/figure/snippetMessages";
import { snippetsFor } from "@/components/figure/snippets";
import { entryOf } from "@/components/figures/entries";
import { makeTranslate } from "@/lib/i18n/translate";
import { serve } from "@/scripts/serve.mjs";
import { tasksDuring } from "@/scripts/tasks-during.mjs";
import { cell, HostServer, innerScroll, pageWith } from "../site/hostPage";
import { cpuOnly, stepOf } from "../site/twin";
import { bundled } from "./bundle";
import { memoryOf } from "./memory";
import { fileOf, HOSTS } from "./packages.mjs";
import { proveAxe, proveHeight, proveKeys, proveStep } from "./prove";

test.use(cpuOnly);
const host = new HostServer();
test.beforeAll(() => host.start());
test.afterAll(() => host.stop());

/** The wizard's text for one kind of host. */
async function pasted(kind: string, site: string, query = ""): Promise<string> {
  const entry = await entryOf("twin-run");
  if (!entry) throw new Error("There is no figure twin-run.");
  const t = makeTranslate("en", snippetMessages);
  const chosen = { entry, description: entry.title, query, site };
  const found = snippetsFor(chosen, t).find(({ host: each }) => each === kind);
  if (!found) throw new Error(`The wizard has no text for ${kind}.`);
  return found.text;
}

test("a book by mystmd 1.8.3, drawn by myst-to-react 1.3.0", async ({ page, baseURL }, info) => {
  const text = await pasted("MyST and Jupyter Book", `${baseURL}`, "start=now");
  const book = info.outputPath("book");
  mkdirSync(book, { recursive: true });
  writeFileSync(`${book}/myst.yml`, "version: 1\nproject: { title: A course }\nsite: {}\n");
  writeFileSync(`${book}/index.md`, `# A course\n\n${text}\n`);
  try {
    execFileSync(process.execPath, [fileOf("mystmd/dist/myst.cjs"), "build", "--site"], {
      cwd: book,
      stdio: "pipe",
    });
  } catch {
    // The content has been built by then; only the template of the whole site comes from a network.
  }
  const { mdast } = JSON.parse(readFileSync(`${book}/_build/site/content/index.json`, "utf8"));
  host.serve(
    "/book.js",
    await bundled(`
        import { createRoot } from "react-dom/client";
        import { MyST, DEFAULT_RENDERERS } from "myst-to-react";
        import { ThemeProvider, ArticleProvider } from "@myst-theme/providers";
        createRoot(document.querySelector("article")).render(
          <ThemeProvider renderers={DEFAULT_RENDERERS}>
            <ArticleProvider kind="Article" references={{ article: window.mdast }} frontmatter={{}}>
              <MyST ast={window.mdast.children} />
            </ArticleProvider>
          </ThemeProvider>);`),
  );
  // The two classes of the box are Tailwind's, whose rules the theme brings.
  const rules = "<style>.relative { position: relative } .inline-block { display: inline-block }</style>";
  const body = `<article style="width:736px"></article><script>mdast = ${JSON.stringify(mdast)}</script><script src="/book.js"></script>`;
  await page.goto(host.serve("/book", pageWith(body, rules)));
  const frame = page.frameLocator("iframe");
  const twin = await proveStep(frame);
  await expect.poll(() => innerScroll(frame)).toBe(0);
  cell("height", "the figure fills MyST's box of 60 %");
  await proveKeys(page, twin);
  cell("reload", "MyST gives a frame no script that could keep its state; options are in its address");
  await proveAxe(page);
});

test("reveal.js 6 with the element: the state outlives its slide", async ({ page, baseURL }) => {
  host.serveFolder("/reveal", "node_modules/reveal.js/dist");
  const figure = `<script type="module" src="${baseURL}/embed.js"></script>
      <blockwise-figure name="twin-run" fit height="600" keep></blockwise-figure>`;
  const slides = `<div class="reveal"><div class="slides"><section>${figure}</section>
      <section><h2>Next</h2></section></div></div><script src="/reveal/reveal.js"></script>
      <script>Reveal.initialize({ transition: "none" });</script>`;
  const look = `<link rel="stylesheet" href="/reveal/reveal.css"><style>main { height: 100vh }</style>`;
  await page.goto(host.serve("/deck", pageWith(slides, look)));
  const frame = page.frameLocator("iframe");
  const twin = await proveStep(frame);
  await expect.poll(() => innerScroll(frame)).toBe(0);
  cell("height", "fills the slide");
  const done = await stepOf(twin);
  await twin.getByRole("heading").click({ force: true });
  await page.keyboard.press("ArrowRight");
  const present = () => page.evaluate(() => document.querySelector("section.present")?.textContent ?? "");
  await expect.poll(present).toContain("Next");
  cell("keys", "ArrowRight turns the slide");
  await page.evaluate(() => (window as never as { Reveal: { prev(): void } }).Reveal.prev());
  await expect.poll(() => stepOf(twin)).toBe(done);
  await page.reload();
  await expect.poll(() => stepOf(twin)).toBe(done);
  cell("reload", "the step is back, after another slide too");
  await proveAxe(page, [".reveal .controls", ".reveal .progress"]);
});

test("the speaker's view of a deck shows the picture", async ({ page, baseURL }) => {
  await page.goto(host.serve("/speaker", pageWith(await pasted("reveal.js", `${baseURL}`).then(withSource))));
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("img")).toBeVisible();
  cell("shows", "the still picture, as long as nobody touches it");
  await expect.poll(() => innerScroll(frame)).toBe(0);
  cell("height", "nothing to scroll");
  for (const column of ["step", "reload", "keys"] as const) cell(column, "a preview takes no input");
  await proveAxe(page);
});

test("anywidget 0.11 in the widget manager of Jupyter's pages", async ({ page, baseURL }) => {
  host.serve("/anywidget.js", readFileSync(fileOf("anywidget/dist/index.js")));
  host.serve(
    "/manager.js",
    await bundled(`
        import { HTMLManager } from "@jupyter-widgets/html-manager";
        import * as base from "@jupyter-widgets/base";
        // Jupyter gives modules of widgets by AMD.
        globalThis.define = (_, factory) => { globalThis.anywidgetModule = factory(base); };
        globalThis.showWidget = async (state) => {
          const manager = new HTMLManager({ loader: async (name) => name === "anywidget" ? globalThis.anywidgetModule : base });
          const models = await manager.set_state({ version_major: 2, version_minor: 0, state });
          const view = await manager.create_view(models.find(({ model_id }) => model_id === "figure"));
          await manager.display_view(view, document.getElementById("cell"));
          globalThis.model = view.model;
        };`),
  );
  const state = {
    figure: {
      model_name: "AnyModel",
      model_module: "anywidget",
      model_module_version: "~0.11.*",
      state: {
        _model_module: "anywidget",
        _model_name: "AnyModel",
        _view_module: "anywidget",
        _view_name: "AnyView",
        _anywidget_id: "blockwise",
        _esm: readFileSync("out/anywidget.mjs", "utf8"),
        layout: "IPY_MODEL_layout",
        base: `${baseURL}/`,
        name: "twin-run",
        options: { block: 64, start: "now" },
        values: null,
        run: null,
        result: null,
      },
    },
    layout: {
      model_name: "LayoutModel",
      model_module: "@jupyter-widgets/base",
      model_module_version: "2.0.0",
      state: {},
    },
  };
  const body = `<div id="cell"></div><script src="/manager.js"></script><script src="/anywidget.js"></script>
      <script>showWidget(${JSON.stringify(state).replaceAll("<", "\\u003c")});</script>`;
  await page.goto(host.serve("/jupyter", pageWith(body)));
  const frame = page.frameLocator("#cell iframe");
  const twin = await proveStep(frame);
  await proveHeight(frame);
  await expect(twin.getByRole("slider", { name: "Block size" })).toHaveAttribute("aria-valuetext", "64");
  const trait = (name: string) =>
    page.evaluate(
      (wanted) =>
        JSON.stringify((window as never as { model: { get(name: string): unknown } }).model.get(wanted)),
      name,
    );
  await expect.poll(() => trait("values")).toContain('"blockSize":64');
  await expect.poll(() => trait("run")).toContain('"step":1');
  cell("reload", "the notebook keeps the traits values and run");
  await proveKeys(page, twin);
  await proveAxe(page);
});

test("twenty elements on one page, scrolled through", async ({ browser, page, baseURL }) => {
  const names = ["map-duel", "twin-run", "block-heatmap", "nf4", "memory-ledger"];
  const figures = Array.from(
    { length: 20 },
    (_, i) => `<blockwise-figure name="${names[i % names.length]}"></blockwise-figure>`,
  );
  const script = `<script type="module" src="${baseURL}/embed.js"></script>`;
  await page.goto(host.serve("/none", pageWith("<p>Text.</p>")));
  const without = await memoryOf(browser);
  await page.goto(host.serve("/twenty", pageWith(figures.join("<p>Text.</p>"), script)));
  await expect(page.frameLocator("iframe").first().locator("figure")).toBeVisible();
  cell("shows", "yes");
  let frames = 0;
  let engines = 0;
  const tasks = await tasksDuring(browser, page, async () => {
    const end = await page.evaluate(() => document.body.scrollHeight);
    for (let y = 0; y < end; y += 400) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(50);
      frames = Math.max(frames, await page.locator("iframe").count());
      engines = Math.max(engines, page.workers().length);
    }
  });
  expect(frames).toBeLessThanOrEqual(3);
  expect(engines).toBeLessThanOrEqual(3);
  const longest = Math.max(...tasks);
  expect(longest).toBeLessThan(50);
  const megabytes = (await memoryOf(browser)) - without;
  cell(
    "remark",
    `${frames} frames and ${engines} engines at most; longest task of the page ${longest.toFixed(0)} ms, beside those of the frames; ${megabytes.toFixed(0)} MB more than a page without figures`,
  );
  for (const column of ["step", "reload", "keys"] as const) cell(column, "see the rows of one figure");
  cell("height", "kept by the pictures");
  await proveAxe(page);
});

test("a consumer of oEmbed, extractus 6.0.0", async ({ page, baseURL }) => {
  await page.goto("/embed/twin-run/");
  const link = await page.locator("link[type='application/json+oembed']").getAttribute("href");
  const { origin, port } = new URL(`${link}`);
  // The documents hold the address of the site, which is this one's in a real copy.
  const site = origin === baseURL ? null : await serve(Number(port));
  try {
    const { extract } = createRequire(`${HOSTS}/package.json`)("@extractus/oembed-extractor");
    const found = await extract(`${origin}/embed/twin-run/`);
    await page.goto(host.serve("/post", pageWith(found.html)));
    const frame = page.frameLocator("iframe");
    await frame.getByRole("button", { name: "Use this figure" }).press("Enter");
    const twin = await proveStep(frame);
    cell("height", `${found.height} pixels, as the document says`);
    await proveKeys(page, twin);
    cell("reload", "a post has no script that could keep a state");
    await proveAxe(page);
  } finally {
    site?.close();
  }
});
/** The frame as reveal.js makes it when it shows the slide. */
const withSource = (text: string) => text.replace("data-src", "src");
