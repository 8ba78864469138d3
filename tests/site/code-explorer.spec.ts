import { expect, type Page, test } from "@playwright/test";
import { makeMap } from "@/lib/numerics/maps";
import { expectAccessibleInThemes, expectToFit, placeOf, saveAs, savedRows } from "./page";

const dynamic = makeMap("dynamic", { bits: 8, signed: true });
const four = (value: number) => String(Number(value.toPrecision(4)));
const caption = (page: Page) => page.locator("[data-figure=code-explorer] figcaption");
const line = (page: Page) => page.getByRole("slider", { name: "Value on the number line" });

test("shows the values of the numerics, by bit, by key, by typing and by pointer", async ({ page }) => {
  await page.goto("/chapters/256-numbers/");
  await expect(caption(page)).toContainText(
    `Code 200 of the signed dynamic map is ${four(dynamic.values[200])}`,
  );

  // Bit 5 is worth 32 of 64 fractions in the decade of code 200.
  await page.getByRole("button", { name: /^Bit 5/ }).focus();
  await page.keyboard.press("Space");
  await expect(caption(page)).toContainText(
    `Code 232 of the signed dynamic map is ${four(dynamic.values[232])}`,
  );
  await expect(page).toHaveURL(/[?&]code-explorer\.code=232/);
  await page.keyboard.press("Control+z");
  await expect(caption(page)).toContainText("Code 200");

  await line(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(line(page)).toHaveAttribute("aria-valuetext", `code 201, ${four(dynamic.values[201])}`);
  await page.keyboard.press("End");
  await expect(caption(page)).toContainText("Code 255");

  await page.getByRole("textbox", { name: /^Code/ }).fill("64");
  await page.keyboard.press("Enter");
  await expect(caption(page)).toContainText("Code 64");

  // At the left end of the linear axis stands the smallest value.
  const box = await placeOf(line(page));
  await page.mouse.click(box.x + 2, box.y + box.height / 2);
  await expect(caption(page)).toContainText("Code 0 ");
});

test("enlarges the line and keeps the view in the address", async ({ page }) => {
  await page.goto("/embed/code-explorer/?code=128");
  await page.getByRole("button", { name: "Closer" }).click();
  await expect(page).toHaveURL(/[?&]zoom=4/);
  await line(page).hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect(page).toHaveURL(/[?&]zoom=8/);
  await page.getByRole("button", { name: "Whole line" }).click();
  await expect(page).not.toHaveURL(/zoom=/);
});

test("gives its numbers, its picture and its place to take away", async ({ page }) => {
  await page.goto("/embed/code-explorer/?map=linear&sign=unsigned");
  const linear = makeMap("linear", { bits: 8, signed: false });
  const column = (await savedRows(page)).map((row) => Math.fround(Number(row[2])));
  expect(column).toEqual(Array.from(linear.values));
  expect((await saveAs(page, "SVG")).toString()).toContain("<svg");
  expect((await saveAs(page, "PNG")).subarray(1, 4).toString()).toBe("PNG");

  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Embed" }).click();
  await expect(page.getByLabel("HTML")).toHaveValue(/src="http[^"]*\/embed\/code-explorer\/\?map=linear/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Menu" })).toBeFocused();
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/code-explorer/?code=999&map=%3Cb%3E&axis=&junk=1");
  await expect(page.getByText("Code: 999 is outside 0 to 255; using 255.")).toBeVisible();
  await expect(page.getByText(/^Map: "<b>" is not one of/)).toBeVisible();
  await expect(caption(page)).toContainText("Code 255 of the signed dynamic map is 1");
});

test("works in a frame with an opaque origin and obeys its host", async ({ page, baseURL }) => {
  await page.setContent(`<iframe title="x" sandbox="allow-scripts" width="700" height="400"
    src="${baseURL}/embed/code-explorer/?code=10"></iframe>`);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener("message", (event) => heard.push(event.data));
  });
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("figcaption")).toContainText("Code 10");
  await page.evaluate(() => {
    window.frames[0].postMessage({ type: "set", patch: { code: 700, map: "linear" } }, "*");
  });
  await expect(frame.locator("figcaption")).toContainText("Code 255 of the signed linear map");
  await expect(frame.getByText(/700 is outside/)).toBeVisible();
  const heard = () => page.evaluate(() => JSON.stringify((window as unknown as { heard: unknown[] }).heard));
  await expect.poll(heard).toContain('"type":"state"');
  await expect.poll(heard).toContain('"subject":"lti.frameResize"');
});

test("has no accessibility violations, with its table open", async ({ page }) => {
  await page.goto("/embed/code-explorer/?code=255");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Show the numbers" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(256);
  await expectAccessibleInThemes(page);
});

test("fits a screen of 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/embed/code-explorer/?axis=log");
  await expect(caption(page)).toBeVisible();
  await expectToFit(page, 320);
});
