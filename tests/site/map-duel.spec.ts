import { expect, type Page, test } from "@playwright/test";
import { printPercent } from "@/components/charts/format";
import { printError } from "@/components/figures/maps/print";
import { builtIn, drawn, scoreOf } from "@/lib/findings/mapScores";
import { DISTRIBUTIONS } from "@/lib/numerics/distributions";
import { awake, expectToFit, testNarrowThemes } from "./page";

const caption = (page: Page) => page.locator("[data-figure=map-duel] figcaption");
const row = (page: Page, map: string) => page.locator(`tr[data-map="${map}"]`);
const errorOf = (map: string, data: string, block: number) => {
  const x = drawn(data);
  const score = scoreOf(
    x,
    builtIn(
      map,
      x.some((value) => value < 0),
    )!,
    block,
  );
  return { mean: printError(score.meanAbsolute), zero: printPercent(score.zeroed) };
};

test("shows the errors of the numerics, where linear wins and where dynamic does", async ({ page }) => {
  await page.goto("/chapters/256-numbers/");
  await page.locator("#map-duel").scrollIntoViewIfNeeded();
  await expect(caption(page)).toContainText("the linear map has the smaller mean error");
  for (const map of ["dynamic", "linear"]) {
    await expect(page.locator(`#map-duel tr[data-map="${map}"]`)).toContainText(
      errorOf(map, "normal", 256).mean,
    );
  }
  await page.getByRole("button", { name: "Where dynamic wins" }).click();
  await expect(caption(page)).toContainText("the dynamic map has the smaller mean error");
  await expect(caption(page)).toContainText(
    `Linear stores ${errorOf("linear", "squares", 256).zero} of them as zero`,
  );
  await expect(page).toHaveURL(/map-duel\.data=squares/);
  await page.keyboard.press("Control+z");
  await expect(caption(page)).toContainText("normal numbers");
});

test("follows the block size by key, and a third map", async ({ page }) => {
  await page.goto("/embed/map-duel/");
  await page.getByRole("slider", { name: "Block size" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(caption(page)).toContainText("in blocks of 2048");
  await expect(row(page, "dynamic")).toContainText(errorOf("dynamic", "normal", 2048).mean);
  await page.getByLabel("Third map").selectOption({ label: "quantile" });
  await expect(row(page, "quantile")).toContainText(errorOf("quantile", "normal", 2048).mean);

  const place = page.getByRole("slider", { name: "Place on the axis" });
  await place.focus();
  await page.keyboard.press("Home");
  await expect(place).toHaveAttribute(
    "aria-valuetext",
    /^Around −0\.98\d* of the absmax lie .* codes? of linear/,
  );
});

test("takes pasted numbers with anything between them, and loses nothing", async ({ page }) => {
  await page.goto("/embed/map-duel/?data=pasted");
  await expect(page.getByText("Paste some numbers")).toBeVisible();
  const field = page.getByLabel("Your numbers");
  await field.fill("loss: 0.5; -0.25 and 1e400, inf, 1");
  await expect(page.getByText("2 words are no number")).toBeVisible();
  await expect(page.getByText("2 values are not finite")).toBeVisible();
  await expect(caption(page)).toContainText("On 3 numbers of yours in one block");
  await expect(page).toHaveURL(/[?&]n=loss/);

  await field.fill("3 3 3");
  await expect(page.getByText("All your numbers are equal")).toBeVisible();
  await field.fill("0.001 ".repeat(3000));
  await expect(page.getByText("it stays in this page only")).toBeVisible();
  await expect(field).toHaveValue(/^(0\.001 ){3000}$/);
  await expect(caption(page)).toContainText("On 3,000 numbers");
});

test("a link holds many numbers compressed, and a damaged one says so", async ({ page }) => {
  await page.goto("/embed/map-duel/?data=pasted");
  const numbers = Array.from({ length: 300 }, (_, i) => (i / 300) ** 3).join(" ");
  await page.getByLabel("Your numbers").fill(numbers);
  await expect(caption(page)).toContainText("On 300 numbers of yours");
  await expect(page).toHaveURL(/[?&]n\.z=[A-Za-z0-9_-]+$/);
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Copy link" }).click();
  const link = await page.getByLabel("Address", { exact: true }).inputValue();
  expect(link.length).toBeLessThan(numbers.length);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.getByLabel("Your numbers")).toHaveValue(numbers);
  await page.goto("about:blank");
  await page.goto(link.slice(0, -40));
  await expect(page.getByText("Your numbers: The packed part of this link is damaged")).toBeVisible();
});

test("stores the real second moments of a short run", async ({ page }) => {
  await page.goto("/embed/map-duel/?data=r");
  await expect(caption(page)).toContainText(/On [\d,]+ second moments of a run/);
  await expect(page.getByText("trained for 100 steps")).toBeVisible();
  await expect(caption(page)).toContainText("the dynamic map has the smaller mean error");
});

test("meets bad options with a sentence, and fits a screen of 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/embed/map-duel/?data=cubic&block=300&a=nothing");
  await expect(page.getByText(/^Data: "cubic" is not one of/)).toBeVisible();
  await expect(page.getByText("Block size: 300 is not offered; using 256.")).toBeVisible();
  await expect(caption(page)).toContainText("normal numbers in blocks of 256");
  await expectToFit(page, 320);
});

test("an exercise of chapter 2 takes its answer from the figure", async ({ page }) => {
  await page.goto("/chapters/256-numbers/");
  const exercise = page.locator("[data-exercise=numbers-worst]");
  await exercise.scrollIntoViewIfNeeded();
  await page.locator("#map-duel").scrollIntoViewIfNeeded();
  await expect(caption(page)).toContainText("normal numbers");
  const answer = exercise.getByRole("button", { name: "Check the figure" });
  await awake(exercise);
  await answer.click();
  await expect(exercise.getByRole("status")).toContainText("Not yet: in the figure, “Data” is now normal");
  // The answer is computed here: the data of which the linear map stores the largest share as zero.
  const shares = new Map(
    DISTRIBUTIONS.map(({ name, label }) => {
      const x = drawn(name);
      const map = builtIn(
        "linear",
        x.some((value) => value < 0),
      )!;
      return [label, scoreOf(x, map, 256).zeroed];
    }),
  );
  const [worst] = [...shares].sort(([, a], [, b]) => b - a)[0];
  await page.locator("#map-duel").getByLabel("Data", { exact: true }).selectOption({ label: worst });
  // The exercise reads the address, which follows when the options have rested for a moment.
  await expect(page).toHaveURL(/map-duel\.data=/);
  await answer.click();
  await expect(exercise.getByRole("status")).toContainText("Right");
});

testNarrowThemes("/embed/map-duel/", (page) => expect(caption(page)).not.toBeEmpty());
