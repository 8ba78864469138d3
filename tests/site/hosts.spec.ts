/**
 * Figures in the pages of hosts, from another origin, by the snippets of docs/embedding.md. Each test is a row of the
 * matrix that scripts/host-matrix.mjs prints, and its annotations are the cells.
 */
import { expect, type Frame, type FrameLocator, type Page, test } from "@playwright/test";
import { cell, frameOf, HostServer, hear, heardBy, innerScroll, pageWith, tell } from "./hostPage";
import { awake, expectAccessible } from "./page";
import { snippet } from "./snippets";
import { complaintsOf, cpuOnly, messageOf, stepOf, trainTo, twinIn } from "./twin";

test.use(cpuOnly);

const host = new HostServer();
test.beforeAll(() => host.start());
test.afterAll(() => host.stop());

test("plain page, the snippet of the docs with its listener", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page);
  const listener = snippet("html", "lti.frameResize", `${baseURL}`);
  const listening = snippet("js", "addEventListener", `${baseURL}`);
  const body = snippet("html", "<iframe", `${baseURL}`).replace(
    "map-duel/?data=squares",
    "twin-run/?map=linear",
  );
  await page.goto(host.serve("/plain", pageWith(`${body}${listener}<script>${listening}</script>`)));
  const frame = page.frameLocator("iframe");
  const twin = twinIn(frame);
  // The script of the docs sets the block size and runs 5 steps in the frame's load event.
  await expect.poll(() => page.title(), { timeout: 150_000 }).toMatch(/\.$/);
  expect(await stepOf(twin)).toBeGreaterThanOrEqual(5);
  await expect(twin.getByRole("slider", { name: "Block size" })).toHaveAttribute("aria-valuetext", "64");
  cell("shows", "yes");
  cell("step", "five, as the page asks");
  await expect.poll(() => innerScroll(frame)).toBe(0);
  cell("height", "fits");
  expect(complaints).toEqual([]);
});

test("bare allow-scripts, at rest until it is touched", async ({ page, baseURL }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(host.serve("/bare", pageWith(frameOf(`${baseURL}/embed/twin-run/`))));
  const frame = page.frameLocator("iframe");
  await hear(page, "ready", { live: false });
  await expect(frame.locator("img")).toBeVisible();
  expect(requests.filter((url) => /\.(js|woff2)(\?|$)/.test(url))).toEqual([]);
  cell("shows", "the still picture first, with no script and no font");
  await frame.getByRole("button", { name: "Use this figure" }).press("Enter");
  await trainTo(twinIn(frame), 3);
  cell("step", "after the button");
});

test("the element under a strict Content-Security-Policy", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page);
  const body = snippet("html", "<blockwise-figure", `${baseURL}`);
  const policy = `default-src 'none'; script-src ${baseURL}; frame-src ${baseURL}; img-src ${baseURL} data:; connect-src ${baseURL}`;
  await page.goto(
    host.serve(
      "/strict",
      `<!doctype html><html lang="en"><title>x</title><main><h1>x</h1>${body}</main></html>`,
      {
        "Content-Security-Policy": policy,
      },
    ),
  );
  const frame = page.frameLocator("blockwise-figure iframe");
  await expect(frame.locator("figure")).toBeVisible();
  await expect(frame.getByLabel("Data").first()).toBeVisible();
  await expect.poll(() => innerScroll(frame)).toBe(0);
  cell("shows", "yes");
  cell("height", "fits");
  const set = page.locator("blockwise-figure");
  await set.evaluate((figure) => figure.setAttribute("block-size", "64"));
  await expect
    .poll(() => set.evaluate((figure) => JSON.stringify((figure as never as { values: object }).values)))
    .toContain("squares");
  expect(complaints).toEqual([]);
  cell("remark", "steered; no complaint of the browser");
});

for (const policy of ["require-corp", "credentialless"]) {
  test(`the element in a page with Cross-Origin-Embedder-Policy ${policy}`, async ({ page, baseURL }) => {
    const body = snippet("html", "<blockwise-figure", `${baseURL}`);
    await page.goto(
      host.serve(`/coep-${policy}`, pageWith(body), {
        "Cross-Origin-Embedder-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
      }),
    );
    await expect(page.frameLocator("blockwise-figure iframe").locator("figure")).toBeVisible();
    cell("shows", "yes");
  });
}

test("the element in German, and back in English", async ({ page, baseURL }) => {
  const script = `<script type="module" src="${baseURL}/embed.js"></script>`;
  const body = '<blockwise-figure name="block-heatmap" lang="de" start="click"></blockwise-figure>';
  await page.goto(host.serve("/german", pageWith(body, script)));
  const figure = page.locator("blockwise-figure");
  const still = await (await page.request.get(`${baseURL}/still/block-heatmap.de.json`)).json();
  await expect(figure.getByAltText(still.alternative)).toBeVisible();
  await figure.getByRole("button", { name: "Abbildung benutzen" }).press("Enter");
  const frame = page.frameLocator("blockwise-figure iframe");
  await expect(frame.locator("figure")).toBeVisible();
  await expect(frame.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator("iframe")).toHaveAttribute("title", still.title);
  await figure.evaluate((element) => element.removeAttribute("lang"));
  await expect(figure.getByRole("button", { name: "Use this figure" })).toBeVisible();
  await figure.evaluate((element) => {
    element.setAttribute("lang", "de");
    (element as HTMLElement & { name: string }).name = "no-such-figure";
  });
  await expect(figure).toHaveText("Eine Abbildung „no-such-figure“ gibt es auf Deutsch nicht.");
  cell("shows", "yes");
  cell("remark", "picture, button and frame in the language of the attribute");
});

test("twenty elements on one page", async ({ page, baseURL }) => {
  const names = ["map-duel", "code-explorer", "block-heatmap", "roofline"];
  const figures = Array.from(
    { length: 20 },
    (_, i) => `<blockwise-figure name="${names[i % 4]}"></blockwise-figure>`,
  );
  const script = `<script type="module" src="${baseURL}/embed.js"></script>`;
  await page.goto(host.serve("/twenty", pageWith(figures.join("<p>Text.</p>"), script)));
  await expect(page.frameLocator("iframe").first().locator("figure")).toBeVisible();
  const first = page.locator("blockwise-figure").first();
  await first.evaluate((figure) =>
    (figure as never as { set(patch: object): void }).set({ data: "squares" }),
  );
  await expect
    .poll(() =>
      first.evaluate((figure) => JSON.stringify((figure as never as { values: object }).values ?? {})),
    )
    .toContain("squares");
  let most = 0;
  for (const figure of await page.locator("blockwise-figure").all()) {
    await figure.scrollIntoViewIfNeeded();
    most = Math.max(most, await page.locator("iframe").count());
  }
  await expect(page.frameLocator("blockwise-figure:last-of-type iframe").locator("figure")).toBeVisible();
  expect(most).toBeLessThanOrEqual(3);
  expect(most).toBeGreaterThan(0);
  cell("shows", `${most} at a time`);
  await first.scrollIntoViewIfNeeded();
  const back = page.frameLocator("blockwise-figure:first-of-type iframe");
  await expect(back.getByLabel("Data").first()).toHaveValue(/.*/);
  await expect
    .poll(() =>
      first.evaluate((figure) => JSON.stringify((figure as never as { values: object }).values ?? {})),
    )
    .toContain("squares");
  cell("remark", "a parked figure comes back as it was");
});

test("reveal.js: rests behind the next slide, and the deck keeps its keys", async ({ page, baseURL }) => {
  host.serveFolder("/reveal", "node_modules/reveal.js/dist");
  const slides = `<div class="reveal"><div class="slides"><section>
    <iframe title="x" src="${baseURL}/embed/twin-run/?fit=1&start=now" width="900" height="600"></iframe>
    </section><section><h2>Next</h2></section></div></div><script src="/reveal/reveal.js"></script>
    <script>Reveal.initialize({ transition: "none" });</script>`;
  await page.goto(host.serve("/deck", pageWith(slides, `<link rel="stylesheet" href="/reveal/reveal.css">`)));
  const twin = twinIn(page.frameLocator("iframe"));
  await expect(messageOf(twin)).toHaveAttribute("data-status", "ready");
  // Not a click: it waits for a frame that draws, and the software adapter is busy with the first kernels.
  await twin.getByRole("button", { name: "Start", exact: true }).first().press("Enter");
  await expect.poll(() => stepOf(twin)).toBeGreaterThan(0);
  await twin.getByRole("heading").click({ force: true });
  await page.keyboard.press("ArrowRight");
  await expect
    .poll(() => page.evaluate(() => location.hash || document.querySelector("section.present")?.textContent))
    .toContain("Next");
  cell("keys", "ArrowRight turns the slide");
  await expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
  const before = await stepOf(twin);
  await page.evaluate(() => (window as never as { Reveal: { prev(): void } }).Reveal.prev());
  await expect.poll(() => stepOf(twin)).toBeGreaterThan(before);
  cell("step", "rests while its slide is left, and goes on where it was");
});

/** Boxes that hosts clip, pixels: the smallest, a video's, MyST's and a slide's. */
const BOXES = [
  [480, 270],
  [760, 428],
  [736, 442],
  [960, 700],
] as const;

/** A picture is not made smaller than this in a box as wide as a column of text. */
const LEAST_SCALE = 0.6;

/** Whether the picture has come to rest within its box, at a size that can be read. */
const pictureFits = (frame: FrameLocator) =>
  frame.locator("figure").evaluate((figure, least) => {
    const content = figure.querySelector<HTMLElement>("[data-fit-content]");
    const box = content?.parentElement;
    if (!content || !box) return "no picture";
    const [inner, outer] = [content.getBoundingClientRect(), box.getBoundingClientRect()];
    const readable = innerWidth < 700 || inner.width > least * content.offsetWidth;
    return (
      readable && inner.height > 20 && inner.bottom <= outer.bottom + 1 && inner.right <= outer.right + 1
    );
  }, LEAST_SCALE);

test("clipped boxes of four sizes", async ({ page, baseURL }) => {
  for (const name of ["twin-run", "map-duel", "memory-ledger"]) {
    await page.goto(
      host.serve(`/box-${name}`, pageWith(frameOf(`${baseURL}/embed/${name}/?fit=1&start=now`, ""))),
    );
    const frame = page.frameLocator("iframe");
    for (const [width, height] of BOXES) {
      await page
        .locator("iframe")
        .evaluate(
          (box, css) => box.setAttribute("style", css),
          `border:0;width:${width}px;height:${height}px`,
        );
      await expect(frame.locator("figcaption")).toBeInViewport();
      await expect.poll(() => innerScroll(frame)).toBe(0);
      await expect.poll(() => pictureFits(frame), { message: `${name}, ${width} by ${height}` }).toBe(true);
    }
  }
  cell("height", "picture and caption in sight, nothing to scroll");
});

test("a floor of 450 pixels, a column of 320, and a column that grows with its content", async ({
  page,
  baseURL,
}) => {
  const sized = (style: string) =>
    frameOf(`${baseURL}/embed/map-duel/?start=now`, `style="border:0;${style}"`);
  const grow = `<script>addEventListener("message", ({ data }) => {
    if (data?.subject !== "lti.frameResize") return;
    const frame = document.querySelector("iframe");
    frame.style.height = Math.max(450, data.height) + "px";
    if (frame.dataset.grows) frame.style.width = (data.height * 16) / 9 + "px";
  });</script>`;
  const reports = async () => (await heardBy(page, "height")).map(({ height }) => Number(height));
  const needed = (frame: Frame | undefined) =>
    frame?.locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
  for (const [path, style, grows] of [
    ["/column", "width:320px;height:450px", ""],
    ["/grows", "width:760px;height:428px", "yes"],
  ] as const) {
    await page.goto(
      host.serve(path, pageWith(sized(style).replace("<iframe", `<iframe data-grows="${grows}"`), grow)),
    );
    await hear(page, "ready", { live: true });
    await expect(page.frameLocator("iframe").locator("figure")).toBeVisible();
    const frame = () => page.frames().find((each) => each.url().includes("/embed/"));
    await expect
      .poll(async () => (await reports()).at(-1) ?? 0)
      .toBeGreaterThanOrEqual((await needed(frame())) ?? 1e6);
    expect((await reports()).length).toBeLessThanOrEqual(4);
    cell("height", `${path.slice(1)}: told ${(await reports()).length} times`);
  }
});

test("a dark host sets the theme", async ({ page, baseURL }) => {
  await page.goto(host.serve("/dark", pageWith(frameOf(`${baseURL}/embed/map-duel/`))));
  await hear(page, "ready", { live: false });
  await tell(page, { blockwise: 1, type: "theme", theme: "dark" });
  const html = page.frameLocator("iframe").locator("html");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(html).toHaveCSS("background-color", "rgb(20, 22, 26)");
  cell("shows", "no white block");
});

test("a SPLICE host: a score with its state, which comes back after a reload", async ({ page, baseURL }) => {
  const splice = `<script>
    addEventListener("message", ({ source, data }) => {
      if (data?.subject === "SPLICE.reportScoreAndState") {
        localStorage.setItem(data.activity_id, JSON.stringify(data.state));
        document.title = "score " + data.score;
      }
      if (data?.subject === "SPLICE.getState")
        source.postMessage({ subject: "SPLICE.getState.response", message_id: data.message_id,
          state: JSON.parse(localStorage.getItem(data.activity_id)) }, "*");
    });</script>`;
  const frame = frameOf(
    `${baseURL}/embed/bug-clinic/?mode=diagnose&patient=3&report=splice`,
    'width="900" height="2000"',
  );
  await page.goto(host.serve("/splice", pageWith(frame, splice)));
  const clinic = page.frameLocator("iframe");
  await clinic
    .getByRole("group", { name: /What is wrong/ })
    .getByRole("radio")
    .first()
    .check();
  await clinic.getByRole("button", { name: "Diagnose" }).click();
  await expect(page).toHaveTitle(/^score [01]$/);
  cell("step", "an answer reports a score");
  await page.reload();
  await expect(clinic.getByText(/of 1 patients diagnosed rightly/)).toBeVisible();
  cell("reload", "SPLICE.getState");
});

test("the anywidget loop of a notebook, in a shadow root", async ({ page, baseURL }) => {
  const loop = `<div id="cell"></div><script type="module">
    import widget from "${baseURL}/anywidget.mjs";
    const traits = { name: "code-explorer", options: { code: 7 }, base: "${baseURL}/" };
    const listeners = {};
    window.traits = traits;
    const model = {
      get: (trait) => traits[trait],
      set: (trait, value) => { traits[trait] = value; },
      save_changes() {},
      on: (event, callback) => { listeners[event] = callback; },
      off() {},
    };
    window.change = (options) => { traits.options = options; listeners["change:options"](); };
    const el = document.createElement("div");
    document.getElementById("cell").attachShadow({ mode: "open" }).append(el);
    widget.render({ model, el });
  </script>`;
  await page.goto(host.serve("/notebook", pageWith(loop)));
  const values = () => page.evaluate(() => JSON.stringify((window as never as { traits: object }).traits));
  await expect.poll(values).toMatch(/"values":\{.*"code":7/);
  await page.evaluate(() =>
    (window as never as { change(options: object): void }).change({ code: 9, map: "linear" }),
  );
  await page.frameLocator("#cell iframe").getByRole("slider").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(values).toMatch(/"map":"linear"/);
  cell("shows", "yes");
  cell("remark", "options in, values out");
});

test("a consumer of oEmbed follows the link of an embed", async ({ page, baseURL, request }) => {
  await page.goto("/embed/map-duel/");
  const link = await page.locator("link[type='application/json+oembed']").getAttribute("href");
  const document = await (await request.get(`${baseURL}${new URL(link ?? "").pathname}`)).json();
  expect(document).toMatchObject({ version: "1.0", type: "rich", width: 720 });
  expect(document.html).toContain("/embed/map-duel/");
  const picture = await request.get(`${baseURL}${new URL(document.thumbnail_url).pathname}`);
  expect((await picture.body()).subarray(1, 4).toString()).toBe("PNG");
  const still = await (await request.get(`${baseURL}/still/map-duel.json`)).json();
  expect(still.alternative.length).toBeGreaterThan(20);
  cell("remark", "document, picture, alternative text");
});

test("the wizard writes what was set in the preview", async ({ page }: { page: Page }) => {
  await page.goto("/embed/");
  const figures = page.getByLabel("Figure", { exact: true });
  await awake(figures);
  await figures.selectOption({ label: "What a byte stands for" });
  const map = page.frameLocator("iframe").getByLabel("Map", { exact: true });
  await map.selectOption({ label: "linear" });
  const script = page.locator("[data-snippet='HTML with a script']");
  await expect(script).toContainText('map="linear"');
  await page.getByRole("group", { name: "Map", exact: true }).getByRole("radio", { name: "locked" }).check();
  await expect(script).toContainText('lock="map"');
  await expect(map).toBeDisabled();
  await expect(map.locator("option:checked")).toHaveText("linear");
  const preview = page.locator("iframe");
  const height = () => preview.evaluate((box) => box.clientHeight);
  const whole = await height();
  const controls = page.getByRole("group", { name: "Controls", exact: true });
  await controls.getByRole("radio", { name: "none" }).check();
  await expect.poll(height).toBeLessThan(whole - 50);
  await controls.getByRole("radio", { name: "all" }).check();
  await expect.poll(height).toBe(whole);
  await page.getByRole("radio", { name: "320 px" }).check();
  await expect(preview).toHaveCSS("width", "320px");
  cell("shows", "the preview, 320 pixels wide");
  await expectAccessible(page, "iframe");
  cell("axe", "clean");
  cell("remark", "options and locks are in the text");
});
