import { expect, type Page, test } from "@playwright/test";
import { SECTIONS } from "@/lib/verify/report";
import { reportToLink } from "@/lib/verify/reportCodec";
import { makeReport } from "@/lib/verify/testReport";
import { awake, testNarrowThemes } from "./page";
import { browserWith, chipOf, cpuFlags, messageOf, twinIn } from "./twin";

/** A software driver compiles the kernels of ten rules. */
const CHECK_TIMEOUT_MS = 900_000;

const startButton = (page: Page) => page.getByRole("button", { name: "Check this GPU", exact: true });

async function check(page: Page) {
  await page.goto("/verify/");
  await awake(startButton(page));
  await startButton(page).click();
  await expect(page.locator("[data-passed]")).toBeVisible({ timeout: CHECK_TIMEOUT_MS });
}

/** Changes one recorded code of the vectors that the page fetches: the device then seems to be wrong. */
async function spoilVectors(page: Page) {
  await page.route("**/engine/vectors.json", async (route) => {
    const response = await route.fetch();
    const files = await response.json();
    const found = files["quantize.json"].cases.find(({ id }: { id: string }) =>
      id.startsWith("negative_600"),
    );
    const codes = Buffer.from(found.codes_u8_b64, "base64");
    codes[7] = (codes[7] + 9) % 256;
    found.codes_u8_b64 = codes.toString("base64");
    await route.fulfill({ response, json: files });
  });
}

test("the device of the tests agrees code by code, and the link gives the report back", async ({ page }) => {
  test.setTimeout(CHECK_TIMEOUT_MS);
  await check(page);
  await expect(page.locator("[data-passed]")).toHaveAttribute("data-passed", "true");
  const rows = page.locator("[data-passed] tr[data-section]");
  await expect(rows).toHaveCount(SECTIONS.length);
  for (const row of await rows.all()) await expect(row).toContainText(/all \d+ passed/);
  await expect(page.getByText(/Figures use the GPU\.$/)).toBeVisible();
  const text = await page.getByLabel("Report as text").inputValue();
  expect(text).toMatch(/^Blockwise on .*: passed\n/);

  const link = await page.getByLabel("Link that holds the report").inputValue();
  await page.goto("/licences/");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "A report from a link" })).toBeVisible();
  await expect(page.locator("[data-passed] tr[data-section]")).toHaveCount(SECTIONS.length);
});

test("a device that fails is named, figures use the CPU, and the reader can undo it", async ({ page }) => {
  test.setTimeout(CHECK_TIMEOUT_MS);
  await spoilVectors(page);
  await check(page);
  await expect(page.locator("[data-passed]")).toHaveAttribute("data-passed", "false");
  const mismatch = page.getByRole("row", { name: /^negative_600.* codes 7 / });
  await expect(mismatch.first()).toBeVisible();

  await page.goto("/embed/twin-run/");
  await expect(chipOf(twinIn(page))).toHaveText("CPU, in JavaScript");
  await expect(messageOf(twinIn(page))).toContainText("The GPU failed the check of the page /verify/");

  await page.goto("/verify/");
  await page.getByRole("button", { name: "Use the GPU again" }).click();
  await page.goto("/embed/twin-run/?adapter=software");
  await expect(chipOf(twinIn(page))).toHaveAttribute("data-engine", "webgpu");
});

test("without an adapter the page says so and stores no verdict", async ({ baseURL }) => {
  const browser = await browserWith(cpuFlags);
  const page = await browser.newPage({ baseURL });
  await page.goto("/verify/");
  await awake(startButton(page));
  await startButton(page).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("found no GPU that it can use");
  expect(await page.evaluate(() => localStorage.getItem("blockwise:verify"))).toBeNull();
  await browser.close();
});

test("without the vectors there is a sentence", async ({ page }) => {
  await page.route("**/engine/vectors.json", (route) => route.fulfill({ status: 404 }));
  await page.goto("/verify/");
  await awake(startButton(page));
  await startButton(page).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("could not be fetched");
});

test("a link with markup or damage becomes text or a sentence", async ({ page }) => {
  const report = { ...makeReport(), browser: "<img src=x onerror=alert(1)>" };
  await page.goto(`/verify/#report=${reportToLink(report)}`);
  await expect(page.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
  await page.goto("/verify/#report=abc");
  await expect(page.locator("main").getByRole("alert")).toContainText("The link is damaged");
});

test("the table lists the collected devices", async ({ page }) => {
  await page.goto("/verify/");
  const table = page.getByRole("region", { name: "Devices in docs/devices" });
  await expect(table.getByRole("rowheader", { name: "NVIDIA H100" })).toBeVisible();
});

testNarrowThemes(`/verify/#report=${reportToLink(makeReport())}`, (page) =>
  expect(page.locator("[data-passed]")).toBeVisible(),
);
