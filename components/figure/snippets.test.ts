import { expect, it } from "vitest";
import { makeTranslate } from "@/lib/i18n/translate";
import { snippetMessages } from "./snippetMessages";
import { snippetsFor } from "./snippets";

const entry = {
  name: "map-duel",
  title: "Two maps & “one”",
  caption: "Half of 50 %.",
  chapter: "256-numbers",
  heights: [],
};
const t = makeTranslate("en", snippetMessages);
const chosen = {
  entry,
  description: `${entry.title}: description`,
  query: "data=squares&lock=a%2Cb",
  site: "https://a.example/book",
};
const textFor = (host: string) => snippetsFor(chosen, t).find((snippet) => snippet.host === host)?.text ?? "";

it("hold the address with options and settings, or the same as attributes", () => {
  const snippets = snippetsFor(chosen, t);
  expect(new Set(snippets.map(({ host }) => host)).size).toBe(snippets.length);
  for (const { host, text } of snippets)
    expect(text, host).toMatch(
      /data=(squares|"squares")(&amp;|&| )lock=(a(%2C|\\%2C)b|"a,b")|embed\/map-duel/,
    );
  expect(textFor("HTML with a script")).toContain(
    '<blockwise-figure name="map-duel" data="squares" lock="a,b">',
  );
});

it("fill the box where the host fixes its height", () => {
  for (const host of ["MyST and Jupyter Book", "reveal.js", "Jupyter"])
    expect(textFor(host)).toMatch(/fit=1/);
});

it("escape what the language of the host would read as its own", () => {
  expect(textFor("HTML without a script")).toContain('title="Two maps &amp; “one”"');
  expect(textFor("LaTeX")).toContain("Two maps \\& “one”}: Half of 50 \\%.");
});

it("end with a link to the chapter that describes the figure, where the host takes HTML", () => {
  for (const host of ["HTML with a script", "HTML without a script", "Canvas and Moodle"])
    expect(textFor(host)).toContain(
      '<a href="https://a.example/book/chapters/256-numbers/#map-duel">Two maps &amp;',
    );
});

it("lead to the embed, the picture and the page in the language of the figure", () => {
  const german = { ...entry, locale: "de", home: "/de/chapters/256-numbers/#map-duel" } as const;
  const texts = snippetsFor({ ...chosen, entry: german, description: "Beschreibung" }, t).map(
    ({ text }) => text,
  );
  for (const text of texts) expect(text).not.toMatch(/book\/(embed|chapters)\/|map-duel-light/);
  expect(texts[0]).toContain('name="map-duel" lang="de" data=');
  expect(texts[1]).toContain("https://a.example/book/de/embed/map-duel/?data=squares");
  expect(texts[1]).toContain(
    '<a href="https://a.example/book/de/chapters/256-numbers/#map-duel">Beschreibung</a>',
  );
  expect(texts[2]).toContain("/still/map-duel.de-light.png");
});
