import { expect, it } from "vitest";
import { makeWords } from "./words";

const list = { error: "Fehler {share}", "map.dynamic": "dynamisch" };
const words = makeWords("de", list);

it("finds a figure's messages, and the names of what it takes from lists", () => {
  expect(words("error", { share: words.print("0.5 %") })).toBe("Fehler 0,5 %");
  expect(words.named("map.dynamic", "dynamic")).toBe("dynamisch");
});

it("keeps an English name that has no words, with its numbers as the language prints them", () => {
  expect(words.named("map.e4m3", "E4M3")).toBe("E4M3");
  expect(words.named("blockSize.1024", "1,024")).toBe("1.024");
  expect(words.named("toString", "none")).toBe("none");
});
