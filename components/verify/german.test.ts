import { expect, it } from "vitest";
import { placesOf } from "@/lib/i18n/places.testing";
import type { WordList } from "@/lib/i18n/words";
import { SECTIONS } from "@/lib/verify/report";
import { messages } from "./messages";
import { germanVerify } from "./messages.de";
import { messages as reportMessages } from "./reportMessages";

const german: WordList = germanVerify;

it("has each message in German, with a value in each place", () => {
  const english: WordList = { ...messages, ...reportMessages };
  expect(Object.keys(english).filter((key) => !Object.hasOwn(german, key))).toEqual([]);
  for (const [key, message] of Object.entries(english))
    expect([key, placesOf(german[key])]).toEqual([key, placesOf(message)]);
});

it("has the name of each section of the report in German", () => {
  const keys = SECTIONS.map(({ name }) => `verify.section.${name}`);
  expect(keys.filter((key) => !Object.hasOwn(german, key))).toEqual([]);
});
