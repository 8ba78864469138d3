import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { awake, expectAccessible, expectToFit } from "./page";

const CHAPTER = "/de/chapters/blocks/";

test("a chapter in German has German words, numbers and controls, and says what is English", async ({
  page,
}) => {
  await page.goto(CHAPTER);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Blöcke");
  await expect(page.getByRole("note").first()).toContainText("Übersetzung aus dem Englischen");
  await expect(page.getByRole("cell", { name: "8,125", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Menü" }).first()).toBeVisible();

  const quiz = page.locator("[data-predict=blocks-one-outlier]");
  const guess = quiz.getByRole("slider", { name: "Ihre Schätzung" });
  await awake(guess);
  await guess.press("End");
  await quiz.getByRole("button", { name: "Das schätze ich" }).click();
  await expect(quiz).toContainText(
    /Sie haben 1000\s×\sgesagt\. Richtig ist .*×\. Ihre Schätzung ist um den Faktor/,
  );
});

/** Words of English sentences that are no German words. */
const ENGLISH = /\b(the|of|and|with|from|each|is|are|not|one|for|value|values|step|steps|loss)\b/;

for (const [path, names] of [
  [CHAPTER, ["block-heatmap", "block-size-curve"]],
  ["/de/chapters/breaks/", ["bug-clinic", "state-xray", "five-questions"]],
] as const) {
  test(`the figures of ${path} are in German, with their tables and the notes on values`, async ({
    page,
  }) => {
    await page.goto(`${path}?${names[0]}.seed=x`);
    for (const name of names) {
      const figure = page.locator(`#${name}`);
      await figure.scrollIntoViewIfNeeded();
      await expect(figure.locator("figure")).toBeVisible();
      await expect(figure.locator("[aria-busy=true]")).toHaveCount(0);
      await figure.getByRole("button", { name: "Menü" }).click();
      await figure.getByRole("button", { name: "Zahlen zeigen" }).click();
      const words = await figure.evaluate((element) =>
        [...element.querySelectorAll("*")].flatMap((part) => [
          ...[...part.childNodes].flatMap((node) =>
            node.nodeType === Node.TEXT_NODE ? [node.nodeValue] : [],
          ),
          ...["aria-label", "aria-valuetext", "title", "alt"].map((attribute) =>
            part.getAttribute(attribute),
          ),
        ]),
      );
      expect(
        words.filter((text) => text && ENGLISH.test(text)),
        name,
      ).toEqual([]);
    }
    await expect(page.getByText("Startwert: „x“ ist keine Zahl; stattdessen gilt 1.")).toBeVisible();
  });
}

test("the X-ray says in German why it refuses a file", async ({ page }) => {
  await page.goto("/de/chapters/breaks/#state-xray");
  const figure = page.locator("#state-xray");
  await expect(figure.locator("[aria-busy=true]")).toHaveCount(0);
  const refusal = figure.getByRole("alert");
  const bytes = (text: string) => Buffer.from(text);
  for (const [name, buffer, sentence] of [
    ["notes.pt", bytes("loss,step"), /^Das ist kein Checkpoint/],
    ["old.pt", Buffer.of(0x80, 2, 0x7d), /^Das ist ein bloßes Pickle/],
    ["cut.safetensors", Buffer.of(200, 0, 0, 0, 0, 0, 0, 0, 0x7b), /^Der Kopf soll 200 Byte haben/],
  ] as const) {
    await figure
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await expect(refusal).toHaveText(sentence);
    await expect(refusal).not.toHaveText(ENGLISH);
  }
});

test("readers change the language of a chapter, and both pages name each other", async ({ page }) => {
  await page.goto("/chapters/blocks/");
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(CHAPTER);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/chapters/blocks/");
  await page.goto("/chapters/memory/");
  await expect(page.getByRole("link", { name: "Deutsch" })).toHaveCount(0);
});

test("the start in German leads to translated chapters, and to English ones with a word", async ({
  page,
}) => {
  await page.goto("/de/");
  const contents = page.getByRole("navigation", { name: "Inhalt" });
  await expect(contents.getByRole("link", { name: /^3\s*Blöcke/ })).toHaveAttribute("href", CHAPTER);
  const memory = contents.getByRole("link", { name: /Das Gedächtnis der Optimierer\s*English/ });
  await expect(memory).toHaveAttribute("hreflang", "en");
});

for (const path of ["/de/", CHAPTER, "/de/chapters/breaks/"]) {
  test(`${path} fits 320 pixels and has no accessibility violations`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(path);
    await expectToFit(page, 320);
    await expectAccessible(page, "[data-figure]");
  });
}

test("no page in English holds the German messages", () => {
  const html = readFileSync(join(import.meta.dirname, "../../out/chapters/blocks/index.html"), "utf8");
  const scripts = [...html.matchAll(/src="([^"]+\.js)"/g)].map(([, path]) =>
    readFileSync(join(import.meta.dirname, "../../out", path), "utf8"),
  );
  expect([html, ...scripts].join("\n")).not.toContain("Rückgängig");
});
