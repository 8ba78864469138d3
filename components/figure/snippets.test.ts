import { expect, it } from "vitest";
import { snippetsFor } from "./snippets";

const entry = {
  name: "map-duel",
  title: "Two maps & “one”",
  caption: "Half of 50 %.",
  chapter: "256-numbers",
  heights: [],
};
const chosen = { entry, query: "data=squares&lock=a%2Cb", site: "https://a.example/book" };
const textFor = (host: string) => snippetsFor(chosen).find((snippet) => snippet.host === host)?.text ?? "";

it("hold the address with options and settings, or the same as attributes", () => {
  const snippets = snippetsFor(chosen);
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
