import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Locator, test } from "@playwright/test";
import { germanGallery } from "@/app/(book)/figures/messages.de";
import { germanSearch } from "@/app/(book)/search/messages.de";
import { germanTeach } from "@/app/(book)/teach/messages.de";
import { germanWizard } from "@/app/embed/messages.de";
import { germanBench } from "@/components/bench/messages.de";
import { germanVerify } from "@/components/verify/messages.de";
import { awake, expectAccessible } from "./page";

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

/** Returns the English sentences that a reader sees or hears in a part of a page, outside of what says that it is English. */
async function englishIn(part: Locator): Promise<string[]> {
  const words = await part.evaluate((element) =>
    [...element.querySelectorAll("*")]
      .filter((each) => !each.closest("[lang=en], pre, script, style"))
      .flatMap((each) => [
        ...[...each.childNodes].flatMap((node) =>
          node.nodeType === Node.TEXT_NODE ? [node.nodeValue ?? ""] : [],
        ),
        ...["aria-label", "aria-valuetext", "title", "alt", "placeholder"].map(
          (attribute) => each.getAttribute(attribute) ?? "",
        ),
      ]),
  );
  return words.filter((text) => ENGLISH.test(text));
}

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
      expect(await englishIn(figure), name).toEqual([]);
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

/** The other pages in German, with their titles. */
const PAGES = {
  "/de/playground/": "Der Prüfstand",
  "/de/figures/": "Abbildungen",
  "/de/xray/": "Röntgenbild eines Zustands",
  "/de/teach/": "Unterrichten",
  "/de/embed/": "Eine Abbildung einbetten",
  "/de/verify/": "Diese GPU prüfen",
  "/de/search/": "Suche",
  "/de/accessibility/": "Barrierefreiheit",
};

for (const [path, title] of Object.entries(PAGES)) {
  test(`${path} is in German and leads to German pages, to its English one, and back`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.getByRole("heading", { level: 1 }).first()).toHaveText(title);
    const header = page.locator("header").first();
    await expect(header.getByRole("link", { name: "Prüfstand" })).toHaveAttribute("href", "/de/playground/");
    await expect(header.getByRole("link", { name: "Suche" })).toHaveAttribute("href", "/de/search/");
    const licences = page.locator("footer").getByRole("link", { name: "Lizenzen" });
    await expect(licences).toHaveAttribute("hreflang", "en");
    // What stands in the page before its scripts have run, outside of what says that it is in English.
    const texts = await page.locator("main").evaluate((main) => {
      const copy = main.cloneNode(true) as Element;
      for (const part of copy.querySelectorAll(
        "[lang=en], [data-figure], pre, select, textarea, script, svg",
      ))
        part.remove();
      return [...copy.querySelectorAll("*")].flatMap((part) =>
        [...part.childNodes].flatMap((node) =>
          node.nodeType === Node.TEXT_NODE ? [node.nodeValue ?? ""] : [],
        ),
      );
    });
    expect(texts.filter((text) => ENGLISH.test(text))).toEqual([]);
    await header.getByRole("link", { name: "English" }).click();
    await expect(page).toHaveURL(path.replace("/de/", "/"));
    await page.locator("header").first().getByRole("link", { name: "Deutsch" }).click();
    await expect(page).toHaveURL(path);
  });
}

test("the bench opens in German, trains a run and shows its record without English words", async ({
  page,
}) => {
  await page.goto("/de/playground/?engine=reference&task=regression&steps=30");
  const bar = page.locator("[data-run]");
  await expect(bar.getByText("Bereit bei Schritt 0.")).toBeVisible();
  await bar.getByRole("button", { name: "Start", exact: true }).click();
  await expect(bar.locator("[data-status]")).toHaveAttribute("data-status", "finished");
  await expect(bar).toContainText("Fertig. Insgesamt: 30 Schritte.");
  const row = page.locator("tr[data-row]");
  await expect(row).toHaveCount(1);
  expect(await englishIn(page.locator("main"))).toEqual([]);

  await row.getByRole("button", { name: /^Aufzeichnung/ }).click();
  const card = page.locator("dialog [data-record]");
  await expect(card.locator("table")).toBeVisible();
  expect(await englishIn(page.locator("dialog"))).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    card.getByRole("button", { name: /SVG/ }).click(),
  ]);
  const picture = readFileSync(await download.path(), "utf8");
  expect(picture).toContain("Schritt");
  expect(picture).not.toMatch(ENGLISH);
});

test("the starting points of the German bench lead to German chapters, and mark English ones", async ({
  page,
}) => {
  await page.goto("/de/playground/?engine=reference&task=regression&steps=30");
  await expect(page.locator("[data-run]").getByText("Bereit bei Schritt 0.")).toBeVisible();
  await page.getByRole("button", { name: "Ausgangspunkte" }).click();
  const chapters = page.locator("dialog a");
  await expect(chapters.and(page.locator(`[href="${CHAPTER}"]`)).first()).toHaveText("Zum Kapitel");
  const english = chapters.and(page.locator('[href="/chapters/kernel/"]'));
  await expect(english).toHaveText("Zum Kapitel (English)");
  await expect(english).toHaveAttribute("hreflang", "en");
  expect(await englishIn(page.locator("dialog"))).toEqual([]);
});

test("a figure in German says in German what is wrong with its address, and leads to the German check", async ({
  page,
}) => {
  await page.goto(
    `/de/embed/training-lab/?start=now&task=regression&engine=reference&controls=few&lock=nothing&data.z=abc`,
  );
  for (const sentence of [
    "controls: „few“ ist keiner der Werte all, main, none; stattdessen gilt all.",
    "lock: Diese Abbildung hat keine Einstellung nothing",
    "Ihre eigenen Daten: Der gepackte Teil dieses Links ist beschädigt oder abgeschnitten.",
  ])
    await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.locator("a[data-engine]")).toHaveAttribute("href", "/de/verify/");
  const book = page.getByRole("link", { name: /^Blockwise: 8-Bit-Optimierer/ });
  await expect(book).toHaveAttribute("hreflang", "en");
  await expect(book).toContainText("(English)");
});

test("the numbers behind a picture have a comma, and the planes of the laboratory have German names", async ({
  page,
}) => {
  await page.goto("/de/embed/block-heatmap/?start=now");
  await page.getByRole("button", { name: "Menü" }).click();
  await page.getByRole("button", { name: "Zahlen zeigen" }).click();
  const cells = page.getByRole("region", { name: "Die Zahlen hinter dem Bild" }).locator("td");
  await expect(cells.filter({ hasText: /^\d+,\d+$/ }).first()).toBeVisible();
  await expect(cells.filter({ hasText: "." })).toHaveCount(0);

  await page.goto("/de/embed/training-lab/?start=now&engine=reference");
  const place = page.getByRole("slider", { name: "Stelle in der Ebene" }).first();
  await expect(place).toHaveAttribute("aria-valuetext", "Es ist keine Stelle gewählt.");
});

test("the X-ray names a case of the clinic in German, and the offer to read offline has a German number", async ({
  page,
}) => {
  await page.goto("/de/xray/");
  const figure = page.locator("#state-xray");
  await expect(figure.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(figure.getByRole("link", { name: "vorzeichenlose Tabelle mit 524 Einträgen" })).toBeVisible();
  await page.locator("footer summary").click();
  await expect(page.locator("footer details")).toContainText(/behalten: \d+(,\d+)?\sMB\./);
});

test("a field takes a number with a comma and with a point, and the address keeps the point", async ({
  page,
}) => {
  await page.goto("/de/embed/block-heatmap/?start=now");
  const field = page.getByRole("textbox", { name: "Startwert" });
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  if (!(await field.isVisible())) await page.getByText("Weitere Einstellungen").click();
  for (const typed of ["4,6", "4.6"]) {
    await field.fill(typed);
    await field.press("Enter");
    await expect(field).toHaveValue("5");
    await expect(
      page.getByText("Startwert: 4,6 liegt zwischen zwei Stufen; stattdessen gilt 5."),
    ).toBeVisible();
  }
  await field.press("ArrowUp");
  await expect(field).toHaveValue("6");
  await expect(page).toHaveURL(/[?&]seed=6(&|$)/);
});

test("an address below /de/ that does not exist is answered in German", async ({ page }) => {
  const answer = await page.goto("/de/chapters/no-such-chapter/");
  expect(answer?.status()).toBe(404);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Diese Seite gibt es nicht");
  await expect(page).toHaveTitle("Keine solche Seite · Blockwise");
  // The scripts came too, have left the page in German and have taken the English one out of the document.
  const theme = page.getByRole("button", { name: /^Farbschema: wie im System/ });
  await awake(theme);
  await expect(page.locator("h1")).toHaveText(["Diese Seite gibt es nicht"]);
  await expect(page.locator("main")).toHaveCount(1);
  await expectAccessible(page);
  await page
    .getByRole("navigation", { name: "Inhalt" })
    .getByRole("link", { name: /Blöcke/ })
    .click();
  await expect(page).toHaveURL(CHAPTER);
});

test("the page for missing addresses is in its language before its scripts come", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/*.js", (route) => route.abort());
  await page.goto("/de/nothing/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Diese Seite gibt es nicht");
  await page.goto("/design/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await context.close();
});

test("the search finds German sections in German, and English ones with a word", async ({ page }) => {
  await page.goto("/de/search/?q=Absmax");
  const results = page.getByRole("list", { name: "Ergebnisse" }).getByRole("listitem");
  await expect(page.locator("main [role=status]")).toHaveText(/^\d+ Abschnitte? enth[äa]l\w+ „Absmax“\.$/);
  const german = results.filter({ has: page.locator(`a[href^="${CHAPTER}"]`) }).first();
  await expect(german).toBeVisible();
  await expect(german).not.toHaveAttribute("lang");
  const english = results.filter({ has: page.locator('a[href^="/chapters/"]') }).first();
  await expect(english).toHaveAttribute("lang", "en");
  await expect(english).toContainText("Auf Englisch");
});

test("an embed in German has German words and leads to the German chapter", async ({ page }) => {
  await page.goto("/de/embed/block-heatmap/?start=now");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("button", { name: "Menü" })).toBeVisible();
  const link = page.getByRole("link", { name: /^Blockwise: 8-Bit-Optimierer/ });
  await expect(link).toHaveAttribute("href", `${CHAPTER}#block-heatmap`);
  await page.getByRole("button", { name: "Menü" }).click();
  await page.getByRole("button", { name: "Einbetten" }).click();
  await expect(page.getByLabel("HTML")).toHaveValue(/\/de\/embed\/block-heatmap\//);
});

test("a figure that is downloaded in German opens in German from disk", async ({ page }, info) => {
  await page.goto("/de/embed/block-size-curve/?start=now");
  await page.getByRole("button", { name: "Menü" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Diese Abbildung herunterladen" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("block-size-curve.de.html");
  const path = info.outputPath("block-size-curve.de.html");
  await download.saveAs(path);
  await page.goto(pathToFileURL(path).href);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("button", { name: "Menü" })).toBeVisible();
  await expect(page.getByRole("slider", { name: "Blockgröße" }).first()).toBeVisible();
});

test("the page that sets up embeds offers the language of a figure, and its text follows", async ({
  page,
}) => {
  await page.goto("/embed/");
  const figure = page.getByLabel("Figure", { exact: true });
  await awake(figure);
  await expect(page.getByRole("radio", { name: "Deutsch" })).toHaveCount(0);
  await figure.selectOption({ label: "Which values share a scale" });
  await page.getByRole("radio", { name: "Deutsch" }).check();
  await expect(page.locator("[data-snippet] pre")).toContainText('lang="de"');
  await expect(page.locator("[data-snippet] pre")).toContainText(": Beschreibung</a>");
  await expect(page.frameLocator("iframe").getByRole("button", { name: "Menü" })).toBeVisible();
});

test("German pages that list figures begin with those in German", async ({ page }) => {
  await page.goto("/de/embed/");
  const options = page.getByLabel("Abbildung", { exact: true }).locator("option");
  await expect(options.filter({ hasText: "Two maps, the same numbers" })).toHaveAttribute("lang", "en");
  await expect(options.first()).not.toHaveAttribute("lang");
  await expect(page.locator("iframe")).toHaveAttribute("src", /\/de\/embed\//);
  await page.goto("/de/figures/");
  const languages = await page
    .locator("main h2")
    .evaluateAll((titles) => titles.map((title) => title.closest("[lang]")?.getAttribute("lang")));
  const firstEnglish = languages.indexOf("en");
  expect(firstEnglish).toBeGreaterThan(0);
  expect(languages.slice(firstEnglish).every((language) => language === "en")).toBe(true);
});

/** A German message of the interface, and one of each page that has messages of its own. */
const GERMAN_WORDS = [
  "Rückgängig",
  germanWizard["wizard.rules"],
  germanSearch["search.label"],
  germanGallery["gallery.live"],
  germanTeach["teach.lead"],
  germanBench["bench.atRest"],
  germanVerify["verify.noScripts"],
].map(String);

test("no script of a page in English holds German messages", () => {
  const out = join(import.meta.dirname, "../../out");
  for (const path of [
    "/chapters/blocks/",
    "/embed/nf4/",
    ...Object.keys(PAGES).map((each) => each.slice(3)),
  ]) {
    const html = readFileSync(join(out, path, "index.html"), "utf8");
    const scripts = [...html.matchAll(/src="([^"]+\.js)"/g)].map(([, file]) =>
      readFileSync(join(out, file), "utf8"),
    );
    const code = [html, ...scripts].join("\n");
    expect(
      GERMAN_WORDS.filter((words) => code.includes(words)),
      path,
    ).toEqual([]);
  }
});
