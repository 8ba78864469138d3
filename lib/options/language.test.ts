import { expect, it } from "vitest";
import { de } from "@/lib/i18n/de";
import { english } from "@/lib/i18n/english";
import { makeTranslate } from "@/lib/i18n/translate";
import { checkOption, type OptionSpec } from "./options";
import { joinWords } from "./words";

it("lets an option say in the language of the page why it keeps another value", () => {
  const spec: OptionSpec = {
    ...{ kind: "number", label: "Lernrate", help: "", url: "rate" },
    ...{ min: 0.5, max: 2, default: 1 },
  };
  expect(checkOption(spec, "0.25", makeTranslate("de", de)).note).toBe(
    "Lernrate: 0,25 liegt nicht zwischen 0,5 und 2; stattdessen gilt 0,5.",
  );
});

it.each([[], ["a"], ["a", "b"], ["a", "b", "c"]])(
  "joins %j in messages as in other sentences",
  (...words) => {
    expect(english.list(words)).toBe(joinWords(words));
  },
);
