import { expect, type Page, test } from "@playwright/test";
import { decodeTable, encodeTable } from "@/components/figures/draw-a-map/codec";
import { captionOf, compare, comparedData, mapOf } from "@/components/figures/draw-a-map/model";
import { makeMap } from "@/lib/numerics/maps";
import { unpack } from "@/lib/options/pack";
import { expectAccessible, expectToFit, placeOf } from "./page";

const caption = (page: Page) => page.locator("figcaption");
const levels = (page: Page) => page.getByRole("slider", { name: "Levels of your map" });
const dynamic = makeMap("dynamic", { bits: 8, signed: true }).values;

/** What the caption must say about a table on the default data. */
const expected = (values: Float32Array) =>
  captionOf(
    compare(mapOf(values), comparedData("normal", true), 256),
    "16,384 normal numbers in blocks of 256",
  );

async function tableInAddress(page: Page): Promise<Float32Array> {
  await expect(page).toHaveURL(/[?&]levels\.z=/);
  const unpacked = unpack(new URL(page.url()).searchParams.get("levels.z") ?? "");
  if ("problem" in unpacked) throw new Error(unpacked.problem);
  const decoded = decodeTable(unpacked.text);
  if (!decoded) throw new Error("The table in the address cannot be read.");
  return decoded;
}

test("moves levels by pointer and by key, scores them as the numerics do, and undoes", async ({ page }) => {
  await page.goto("/embed/draw-a-map/");
  await expect(caption(page)).toHaveText(expected(dynamic));
  const box = await placeOf(levels(page));
  await page.mouse.move(box.x + box.width * 0.52, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 40, { steps: 4 });
  await page.mouse.move(box.x + box.width * 0.7, box.y + 40, { steps: 4 });
  await page.mouse.up();
  // On a slow machine the address may have rested on a table of the way there.
  let dragged = dynamic;
  await expect(async () => {
    dragged = await tableInAddress(page);
    await expect(caption(page)).toHaveText(expected(dragged), { timeout: 1000 });
  }).toPass();
  expect(dragged.filter((value, i) => Math.abs(value - dynamic[i]) > 1e-3).length).toBeGreaterThan(20);

  const before = await caption(page).textContent();
  await levels(page).focus();
  await page.keyboard.press("End");
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
  await expect(caption(page)).not.toHaveText(before ?? "");
  await expect(caption(page)).toContainText("a positive block extreme loses");

  while (await page.getByRole("button", { name: "Undo" }).isEnabled()) {
    await page.getByRole("button", { name: "Undo" }).click();
  }
  await expect(caption(page)).toHaveText(expected(dynamic));
});

test("a link brings the table back, and a broken one a note and a safe table", async ({ page }) => {
  const linear = encodeTable(makeMap("linear", { bits: 8, signed: true }).values);
  await page.goto(`/embed/draw-a-map/?levels=${linear}`);
  await expect(caption(page)).toHaveText(expected(decodeTable(linear) ?? dynamic));
  await page.goto("/embed/draw-a-map/?levels=9nonsense");
  await expect(page.getByText("The table in this link cannot be read")).toBeVisible();
  await expect(caption(page)).toHaveText(expected(dynamic));
});

test("paints a density by pointer and by key", async ({ page }) => {
  await page.goto("/embed/draw-a-map/?by=density");
  const pad = page.getByRole("slider", { name: "Density of the levels" });
  const before = await caption(page).textContent();
  const box = await placeOf(pad);
  await page.mouse.move(box.x + 4, box.y + 110);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 110, { steps: 6 });
  await page.mouse.up();
  await expect(caption(page)).not.toHaveText(before ?? "");
  await expect(page).toHaveURL(/density=1/);
  await pad.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowUp");
  await expect(pad).toHaveAttribute("aria-valuetext", /34 of 63/);
  await page.getByRole("button", { name: "Like the data" }).click();
  await expect(caption(page)).toContainText("its mean error is");
});

const write = async (page: Page, code: string) => {
  await page.getByRole("textbox", { name: "Your map as code" }).fill(code);
};

test("compiles code in a sandbox that has a limit and no network", async ({ page, baseURL }) => {
  await page.goto("/embed/draw-a-map/?by=code");
  await write(page, "const value = (i) => i / 127.5 - 1;");
  const even = Float32Array.from({ length: 256 }, (_, i) => i / 127.5 - 1);
  await expect(caption(page)).toHaveText(expected(even));

  await write(page, "function value(i) {\n  return i / missing;\n}");
  await expect(page.getByText("Line 2: ReferenceError: missing is not defined")).toBeVisible();
  await expect(page.locator(".cm-badLine")).toContainText("missing");
  // The last good table stays.
  await expect(caption(page)).toHaveText(expected(even));

  await write(page, "function value(i) {\n  while (true) {}\n}");
  await expect(page.getByText("The code ran for a second without an end")).toBeVisible();
  await write(page, "function value(i) {");
  await expect(page.getByText(/^Line 1: SyntaxError/)).toBeVisible();
  await write(page, "const values = 3;");
  await expect(page.getByText("must declare a function called value")).toBeVisible();

  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const address = JSON.stringify(`${baseURL}/secret`);
  await write(page, `importScripts(${address});\nconst value = (i) => i;`);
  await expect(page.getByText(/^Line 1: NetworkError/)).toBeVisible();
  await write(page, `fetch(${address}).catch(() => 0);\nindexedDB.open("x");\nconst value = (i) => i;`);
  await expect(page.getByText(/^Line 2: SecurityError/)).toBeVisible();
  expect(asked.filter((url) => url.includes("secret"))).toEqual([]);

  // A function called self would hide the global object from the prelude of the sandbox.
  const nest = "new Worker(URL.createObjectURL(new Blob(['for (;;);'])));";
  await write(page, `function self() {}\n\n${nest}\nconst value = (i) => i;`);
  await expect(page.getByText("Line 3: ReferenceError: Worker is not defined")).toBeVisible();
});

test("runs the code of a link only after a press", async ({ page }) => {
  const code = encodeURIComponent("const value = (i) => i / 255 - 9;");
  await page.goto(`/embed/draw-a-map/?by=code&code=${code}`);
  const run = page.getByRole("button", { name: "Run this code" });
  await expect(run).toBeVisible();
  await expect(page.getByText("may come from another person")).toBeVisible();
  await expect(page.locator(".cm-editor")).toBeVisible();
  // The frame of the sandbox is added with the first run.
  await expect(page.getByTitle("Sandbox of the code cell")).toHaveCount(0);
  await expect(caption(page)).toHaveText(expected(dynamic));
  await run.click();
  await expect(run).toHaveCount(0);
  await expect(page.getByText("Divided by 9, so that")).toBeVisible();
});

test("races the table, also in a frame with an opaque origin", async ({ page, baseURL }) => {
  await page.setContent(`<iframe title="x" sandbox="allow-scripts" width="900" height="1400"
    src="${baseURL}/embed/draw-a-map/?sign=unsigned"></iframe>`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Race it" }).click();
  const result = frame.getByText(/^After 200 steps/);
  await expect(result).toBeVisible();
  const losses = (await result.textContent())!.match(/(yours|linear|dynamic|32-bit) ([\d.]*\d)/g)!;
  expect(losses).toHaveLength(4);
  const of = (name: string) => Number(losses.find((each) => each.startsWith(name))!.split(" ")[1]);
  // The same table gives the same run; r stored by even steps leads away from the 32-bit one.
  expect(of("yours")).toBe(of("dynamic"));
  const gap = (name: string) => Math.abs(of(name) - of("32-bit"));
  expect(gap("dynamic")).toBeLessThan(0.01);
  expect(gap("linear")).toBeGreaterThan(gap("dynamic"));
});

test("runs code in a frame with an opaque origin", async ({ page, baseURL }) => {
  await page.setContent(`<iframe title="x" sandbox="allow-scripts" width="900" height="1400"
    src="${baseURL}/embed/draw-a-map/?by=code&sign=unsigned"></iframe>`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("textbox", { name: "Your map as code" }).fill("const value = (i) => i;");
  await expect(frame.getByText("Divided by 255, so that")).toBeVisible();
  await expect(frame.locator("figcaption")).toContainText("as large as that of linear");
});

for (const mode of ["levels", "density", "code"]) {
  test(`has no accessibility violations and fits 320 pixels, by ${mode}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(`/embed/draw-a-map/?by=${mode}`);
    await expect(caption(page)).toBeVisible();
    if (mode === "code") await expect(page.locator(".cm-editor")).toBeVisible();
    await expectToFit(page, 320);
    await expectAccessible(page);
  });
}
