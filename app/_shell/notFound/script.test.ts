import { expect, it } from "vitest";
import { notFoundScript } from "./script";

/** Returns the language of the page after its script. */
function languageAt(pathname: string, base = ""): string {
  const document = { documentElement: { lang: "en" } };
  new Function("document", "location", notFoundScript(base))(document, { pathname });
  return document.documentElement.lang;
}

it("is German below /de/ and English elsewhere", () => {
  for (const path of ["/de", "/de/", "/de/nothing/", "/de/chapters/nothing/"])
    expect(languageAt(path), path).toBe("de");
  for (const path of ["/", "/design/", "/nothing/de/", "/blockwise/de/"])
    expect(languageAt(path), path).toBe("en");
});

it("takes the address below the path of the site", () => {
  expect(languageAt("/blockwise/de/nothing/", "/blockwise")).toBe("de");
  expect(languageAt("/blockwise/nothing/", "/blockwise")).toBe("en");
  expect(languageAt("/de/nothing/", "/blockwise")).toBe("en");
});
