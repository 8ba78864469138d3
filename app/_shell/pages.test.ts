import { expect, it } from "vitest";
import { germanChapters } from "@/content/de/chapters";
import { GERMAN_CHAPTERS, GERMAN_PATHS, otherLanguage, pathIn } from "@/lib/i18n/pages";
import { languagesOfPage, OTHER_PAGES, type PageName, START_LANGUAGES } from "./pages";
import { GERMAN_HEADS } from "./pages.de";

it("has a German title for each page that is there in German, and for no other", () => {
  const paths = (Object.keys(GERMAN_HEADS) as PageName[]).map((name) => OTHER_PAGES[name].path);
  expect([START_LANGUAGES.en, ...paths].sort()).toEqual([...GERMAN_PATHS].sort());
});

it("finds the path of a page in German with its query and fragment, the English one where there is no other", () => {
  expect(pathIn("de", "/playground/?steps=600#x")).toBe("/de/playground/?steps=600#x");
  expect(pathIn("de", "/chapters/blocks/#terms")).toBe("/de/chapters/blocks/#terms");
  expect(pathIn("de", "/licences/")).toBe("/licences/");
  expect(pathIn("de", "/chapters/memory/")).toBe("/chapters/memory/");
  expect(otherLanguage("de", "/licences/")).toBe("en");
  expect(otherLanguage("de", "/de/verify/")).toBeUndefined();
  expect(otherLanguage("en", "/licences/")).toBeUndefined();
  expect(pathIn("en", "/teach/")).toBe("/teach/");
  expect(languagesOfPage("teach")).toEqual({ en: "/teach/", de: "/de/teach/" });
  expect(languagesOfPage("licences")).toEqual({ en: "/licences/" });
});

it("lists each chapter that has a German text, and no other", () => {
  const slugs = Object.keys(germanChapters).filter((slug) => germanChapters[slug].load);
  expect([...GERMAN_CHAPTERS]).toEqual(slugs);
});
