import { expect, it } from "vitest";
import { de } from "@/lib/i18n/de";
import { englishLive } from "@/lib/i18n/englishLive";
import { makeTranslate } from "@/lib/i18n/translate";
import { learningRates, ordinal } from "./liveNumbers";

const german = makeTranslate("de", de);

it("writes one learning rate in the singular, as it is printed", () => {
  expect([1, 1.02, 1.44, 0.04, 1300].map((length) => learningRates(englishLive, length))).toEqual([
    "1 learning rate",
    "1 learning rate",
    "1.4 learning rates",
    "0.04 learning rates",
    "1,300 learning rates",
  ]);
});

it("writes a place in an order as the language does", () => {
  expect([ordinal(englishLive, 2), ordinal(german, 2)]).toEqual(["2nd", "2."]);
});
