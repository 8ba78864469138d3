import { expect, test } from "@playwright/test";
import { SETTING_KEYS } from "@/components/figure/host/settings";
import { definitionOf } from "@/components/figures/entries";
import { makeRandom } from "@/lib/numerics/random";
import { cell, frameOf, HostServer, hear, heardBy, pageWith, tell } from "./hostPage";
import { complaintsOf, cpuOnly, messageOf, stepOf, trainTo, twinIn } from "./twin";

test.use(cpuOnly);

const host = new HostServer();
test.beforeAll(() => host.start());
test.afterAll(() => host.stop());

test("a request in the frame's load event is heard, in each of three frames", async ({ page, baseURL }) => {
  const frames = Array.from({ length: 3 }, () => frameOf(`${baseURL}/embed/map-duel/`)).join("");
  const script = `<script>
    for (const frame of document.querySelectorAll("iframe"))
      frame.addEventListener("load", () =>
        frame.contentWindow.postMessage({ blockwise: 1, type: "set", patch: { data: "squares" }, id: "first" }, "*"));
  </script>`;
  await page.goto(host.serve("/load", pageWith(frames + script)));
  await expect
    .poll(async () => (await heardBy(page, "state")).filter(({ id }) => id === "first").length, {
      timeout: 150_000,
    })
    .toBe(3);
  for (const state of (await heardBy(page, "state")).filter(({ id }) => id === "first"))
    expect(state.values).toMatchObject({ data: "squares" });
  cell("shows", "with the options asked for");
});

test("a host runs, hears, pauses, steps and resets a run", async ({ page, baseURL }) => {
  await page.goto(host.serve("/run", pageWith(frameOf(`${baseURL}/embed/twin-run/`))));
  const twin = twinIn(page.frameLocator("iframe"));
  await hear(page, "ready", { live: false });
  await tell(page, { blockwise: 1, type: "run", steps: 5, id: 1 });
  const ready = await hear(page, "ready", { live: true });
  expect(JSON.stringify(ready.options)).toContain('"key":"block"');
  const result = await hear(page, "result", { finished: false });
  expect(result.step).toBeGreaterThanOrEqual(5);
  expect(result.losses).toHaveLength(2);
  expect(String(result.verdict)).toMatch(/\.$/);
  await expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
  expect((await heardBy(page, "progress")).length).toBeGreaterThan(1);

  const before = await stepOf(twin);
  await tell(page, { blockwise: 1, type: "step" });
  await expect.poll(() => stepOf(twin)).toBe(before + 1);
  await tell(page, { blockwise: 1, type: "reset" });
  await expect.poll(() => stepOf(twin)).toBe(0);
  cell("step", "run, pause, step and reset by messages");

  // A stored state brings the options and the steps back.
  await tell(page, { blockwise: 1, type: "restore", saved: { v: 1, query: "block=64", step: 30 } });
  await expect.poll(() => stepOf(twin)).toBe(30);
  await tell(page, { blockwise: 1, type: "getState", id: "kept" });
  expect((await hear(page, "state", { id: "kept" })).saved).toEqual({ v: 1, query: "block=64", step: 30 });
  cell("reload", "a state that the page has kept comes back");
});

test("a run rests on a slide that was left and in a closed fold, and goes on", async ({ page, baseURL }) => {
  const frame = frameOf(`${baseURL}/embed/twin-run/?start=now`);
  await page.goto(host.serve("/slides", pageWith(`<details open><summary>More</summary>${frame}</details>`)));
  const twin = twinIn(page.frameLocator("iframe"));
  await expect(messageOf(twin)).toHaveAttribute("data-status", "ready");
  const goesOn = async () => {
    const before = await stepOf(twin);
    await expect.poll(() => stepOf(twin)).toBeGreaterThan(before);
  };
  const rests = () => expect(messageOf(twin)).toHaveAttribute("data-status", "paused");
  await tell(page, { blockwise: 1, type: "run" });
  await goesOn();
  await tell(page, "slide:stop");
  await rests();
  await tell(page, "slide:start");
  await goesOn();
  await page.locator("details").evaluate((details) => details.toggleAttribute("open"));
  await rests();
  await page.locator("details").evaluate((details) => details.toggleAttribute("open"));
  await goesOn();
  cell("step", "rests out of sight, and goes on");
});

test("arrows and Escape go to the host unless a control has the focus", async ({ page, baseURL }) => {
  await page.goto(host.serve("/keys", pageWith(frameOf(`${baseURL}/embed/twin-run/?start=now`))));
  const frame = page.frameLocator("iframe");
  const slider = frame.getByRole("slider", { name: "Block size" });
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", "128");
  await frame.getByRole("heading").click();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await hear(page, "key", { key: "Escape" });
  expect((await heardBy(page, "key")).map(({ key }) => key)).toEqual(["ArrowRight", "Escape"]);
  cell("keys", "a control keeps its keys, the page gets the others");
});

test("300 bad messages, a stranger's and a thousand a second do no harm", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page);
  const stranger = host.serve(
    "/stranger",
    `<!doctype html><title>x</title><script>
      setInterval(() => parent.frames[0].postMessage({ blockwise: 1, type: "set", patch: { code: 99 } }, "*"), 20);
    </script>`,
  );
  await page.goto(
    host.serve(
      "/bad",
      pageWith(
        `${frameOf(`${baseURL}/embed/code-explorer/?start=now`)}<iframe title="x" src="${stranger}"></iframe>`,
      ),
    ),
  );
  await hear(page, "ready", { live: true });
  const random = makeRandom(17, 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)];
  const raws = [
    null,
    Number.POSITIVE_INFINITY,
    "NaN",
    "<img src=x onerror=alert(1)>",
    [],
    { toString: 1 },
    "x".repeat(1e5),
    -1,
    "",
  ];
  const messages = Array.from({ length: 300 }, () => ({
    blockwise: pick([1, 1, 1, 2, "1", null]),
    type: pick(["set", "run", "step", "restore", "visible", "theme", "__proto__", 5, null]),
    id: pick([undefined, "x", {}]),
    patch: pick([null, [], { [pick(["map", "code", "zoom", "__proto__", "constructor"])]: pick(raws) }]),
    saved: pick([
      null,
      7,
      { v: 1, query: pick(["code=%", "map=&&", "x".repeat(5000)]), step: pick([0, -1, 1e9]) },
    ]),
    theme: pick(["dark", "light", "pink", 4]),
    visible: pick([true, 0, "no"]),
  }));
  await page.evaluate(async (all) => {
    const frame = document.querySelector("iframe")?.contentWindow;
    for (const [i, message] of all.entries()) {
      frame?.postMessage(message, "*");
      if (i % 10 === 9) await new Promise((next) => setTimeout(next, 50));
    }
  }, messages);
  await expect.poll(async () => (await heardBy(page, "problem")).length).toBeGreaterThan(5);
  for (const { sentence } of await heardBy(page, "problem")) expect(String(sentence)).toMatch(/\.$/);

  await page.evaluate(async () => {
    const frame = document.querySelector("iframe")?.contentWindow;
    for (let i = 0; i < 1000; i++) {
      frame?.postMessage({ blockwise: 1, type: "set", patch: { code: i % 256, map: "dynamic" } }, "*");
      if (i % 10 === 9) await new Promise((next) => setTimeout(next, 10));
    }
  });
  await tell(page, { blockwise: 1, type: "set", patch: { code: 7 }, id: "last" });
  expect((await hear(page, "state", { id: "last" })).values).toMatchObject({ code: 7 });
  await expect(page.frameLocator("iframe").first().locator("figure")).toBeVisible();
  cell("shows", "still, with the last value that was set");
  expect(complaints.filter((text) => !text.includes("alert"))).toEqual([]);
});

/** Addresses that are tried: a few here, hundreds where scripts/host-matrix.mjs asks for them. */
const ADDRESSES = Number(process.env.HOST_ADDRESSES ?? 4);
/** Frames of one page. */
const AT_ONCE = 4;

test("random addresses give a figure, and nothing is thrown", async ({ page, baseURL }) => {
  test.setTimeout(180_000 + 2000 * ADDRESSES);
  const complaints = complaintsOf(page);
  const random = makeRandom(18, 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)];
  const names = ["code-explorer", "map-duel", "nf4", "memory-ledger"];
  const tables = await Promise.all(names.map(async (name) => (await definitionOf(name))!.options));
  const raws = [
    "NaN",
    "-1e309",
    "",
    "x".repeat(2000),
    "<img src=x onerror=alert(1)>",
    "%E0%A4%A",
    "7",
    "0.1",
    "\u202e",
  ];
  const address = () => {
    const which = Math.floor(random.uniform() * names.length);
    const keys = [...Object.values(tables[which]).map(({ url }) => url), ...SETTING_KEYS, "__proto__"];
    const query = Array.from({ length: 4 }, () => `${pick(keys)}=${encodeURIComponent(pick(raws))}`).join(
      "&",
    );
    return `${baseURL}/embed/${names[which]}/?start=now&${query}`;
  };
  for (let done = 0; done < ADDRESSES; done += AT_ONCE) {
    const frames = Array.from({ length: AT_ONCE }, () => frameOf(address().replaceAll("&", "&amp;")));
    await page.goto(host.serve("/addresses", pageWith(frames.join(""))));
    for (let i = 0; i < AT_ONCE; i++) {
      // A frame of another origin draws nothing that is out of sight.
      await page.locator("iframe").nth(i).scrollIntoViewIfNeeded();
      const frame = page.frameLocator("iframe").nth(i);
      await expect(frame.locator("figcaption")).not.toBeEmpty();
      await expect(frame.locator("figcaption")).not.toContainText(/NaN|undefined|\[object/);
    }
  }
  expect(complaints).toEqual([]);
  cell("shows", `with ${ADDRESSES} random addresses`);
});

test("a host that sets what it hears comes to an end, and one that was not named is not heard", async ({
  page,
  baseURL,
}) => {
  const echo = `<script>addEventListener("message", ({ data, source }) => {
    if (data?.type === "state") source.postMessage({ blockwise: 1, type: "set", patch: data.values }, "*");
  });</script>`;
  await page.goto(host.serve("/echo", pageWith(frameOf(`${baseURL}/embed/map-duel/?start=now`), echo)));
  await hear(page, "ready", { live: true });
  await tell(page, { blockwise: 1, type: "set", patch: { data: "squares" } });
  await tell(page, { blockwise: 1, type: "getState", id: 1 });
  await hear(page, "state", { id: 1 });
  await tell(page, { blockwise: 1, type: "getState", id: 2 });
  await hear(page, "state", { id: 2 });
  expect((await heardBy(page, "state")).length).toBeLessThan(6);

  await page.goto(
    host.serve(
      "/named",
      pageWith(frameOf(`${baseURL}/embed/map-duel/?start=now&host=https://other.example`)),
    ),
  );
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("figure")).toBeVisible();
  await tell(page, { blockwise: 1, type: "set", patch: { data: "squares" } });
  await frame.getByRole("radio", { name: "sign bit" }).or(frame.locator("select").first()).first().focus();
  expect(await heardBy(page, "ready")).toEqual([]);
  cell("remark", "no echo; a page that is not named hears nothing");
});

test("trains only as long as it is asked to where the reader takes over", async ({ page, baseURL }) => {
  await page.goto(host.serve("/reader", pageWith(frameOf(`${baseURL}/embed/twin-run/?start=now`))));
  const twin = twinIn(page.frameLocator("iframe"));
  await trainTo(twin, 3);
  expect(await hear(page, "result", { finished: false })).toHaveProperty("losses");
  cell("step", "started and paused by the reader, heard by the page");
});
