import { expect, type Page, test } from "@playwright/test";
import { FAULTS, faultNamed } from "@/lib/faults";
import { caseOf } from "@/lib/faults/diagnosis";
import { lanesOf, patientOf, trainLane } from "@/lib/faults/run";
import { lastLoss } from "@/lib/faults/symptoms";
import { savedRows, testNarrowThemes } from "./page";

const DONE = "step 120 of 120, on the CPU";
const caption = (page: Page) => page.locator("[data-figure=bug-clinic] figcaption");

/** Losses of the three lanes, trained here. */
function lossesOf(name: string, seed: number) {
  const fault = faultNamed(name);
  const patient = patientOf(fault, seed);
  return lanesOf(patient, fault).map((parts) => trainLane(patient, parts).steps);
}

test("trains the faults of lib, and shows their entry", async ({ page }) => {
  await page.goto("/embed/bug-clinic/?fault=moments-lost&seed=2");
  await expect(page.getByText(DONE)).toBeVisible({ timeout: 60_000 });
  const steps = lossesOf("moments-lost", 2);
  const loss = Number(lastLoss(steps[2]).toPrecision(3));
  await expect(caption(page)).toContainText(
    `Moments lost at resume: after 120 steps the loss of the third lane is ${loss},`,
  );
  await expect(page.getByText(faultNamed("moments-lost").cure)).toBeVisible();
  const rows = await savedRows(page);
  expect(rows).toHaveLength(120);
  // Transcendental functions differ between engines in the last digit.
  expect(Number(rows[119][3]) / steps[2][119].loss).toBeCloseTo(1, 2);
});

test("is chosen and read by keyboard", async ({ page }) => {
  await page.goto("/embed/bug-clinic/");
  await expect(page.getByText(DONE)).toBeVisible({ timeout: 60_000 });
  await page.getByRole("combobox", { name: "Fault" }).selectOption({ label: faultNamed("silent-32").label });
  await expect(page).toHaveURL(/fault=silent-32/);
  await expect(caption(page)).toContainText("State silently in 32 bits: after 120 steps", {
    timeout: 60_000,
  });
  const cursor = page.getByRole("slider", { name: "Step", exact: true });
  await cursor.focus();
  await page.keyboard.press("Home");
  await expect(cursor).toHaveAttribute("aria-valuetext", /^step 1: 32-bit loss 5\.\d+, move 1; 8-bit loss/);
});

test("a patient is diagnosed by keyboard, with tests, an answer and a score", async ({ page }) => {
  const number = 3;
  const { fault, causes } = caseOf(number);
  await page.goto(`/embed/bug-clinic/?mode=diagnose&patient=${number}`);
  await expect(page.getByText(DONE)).toBeVisible({ timeout: 60_000 });
  await expect(caption(page)).toContainText(`Patient ${number}: after 120 steps`);
  await expect(page.getByText(fault.what)).toHaveCount(0);
  await page.getByRole("button", { name: "reference vectors" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Table of first moments:")).toBeVisible();
  const first = page.getByRole("radio", { name: causes[0].label });
  await first.focus();
  await page.keyboard.press("Space");
  for (const cause of causes) {
    if (cause === fault) break;
    await page.keyboard.press("ArrowDown");
  }
  await expect(page.getByRole("radio", { name: fault.label })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Right.")).toBeVisible();
  await expect(page.getByText(fault.what)).toBeVisible();
  await expect(page.getByText("1 of 1 patients diagnosed rightly.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("1 of 1 patients diagnosed rightly.")).toBeVisible();
  await page.getByRole("button", { name: "Next patient" }).click();
  await expect(page).toHaveURL(new RegExp(`patient=${number + 1}`));
  await expect(caption(page)).toContainText(`Patient ${number + 1}:`);
});

test("meets bad options with a sentence and a safe value", async ({ page }) => {
  await page.goto("/embed/bug-clinic/?fault=haste&seed=-1&patient=x");
  await expect(page.getByText(/^Fault: "haste" is not one of .*; using unsigned-map-524\./)).toBeVisible();
  await expect(page.getByText("Seed: -1 is outside 0 to 9999; using 0.")).toBeVisible();
  await expect(page.getByText('Patient: "x" is not a number; using 1.')).toBeVisible();
  await expect(caption(page)).toContainText("after");
});

test("the map of questions leads into the clinic", async ({ page }) => {
  await page.goto("/embed/five-questions/");
  await page.getByRole("slider", { name: "Question" }).focus();
  await page.keyboard.press("End");
  const words = page.locator("[data-figure=five-questions] figcaption");
  await expect(words).toContainText("Question 5:");
  const last = FAULTS.filter(({ family }) => family === "comparison");
  await expect(words).toContainText(`the clinic has ${last.length} such mistakes`);
  await page.getByRole("link", { name: last[0].label }).click();
  await expect(page).toHaveURL(new RegExp(`/embed/bug-clinic/\\?fault=${last[0].name}`));
});

for (const path of ["/embed/bug-clinic/", "/embed/bug-clinic/?mode=diagnose", "/embed/five-questions/"]) {
  testNarrowThemes(path, (page) => expect(page.locator("svg[role=img]").first()).toBeVisible());
}
