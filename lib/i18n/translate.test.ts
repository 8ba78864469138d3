import { describe, expect, it } from "vitest";
import { de } from "./de";
import { type AnyKey, pageMessages } from "./en";
import { deviceMessages } from "./enDevice";
import { failureMessages } from "./enFailure";
import { english } from "./english";
import { laterMessages } from "./enLater";
import { liveMessages } from "./enLive";
import { optionMessages } from "./enOptions";
import { packedMessages } from "./enPacked";
import { numberTyped, printedIn, typedIn } from "./numbers";
import { placesOf } from "./places.testing";
import { makeTranslate } from "./translate";

const en = {
  ...pageMessages,
  ...optionMessages,
  ...packedMessages,
  ...laterMessages,
  ...deviceMessages,
  ...failureMessages,
  ...liveMessages,
};
const german = makeTranslate("de", de);

describe("a message", () => {
  it("has its values in their places", () => {
    expect(english("shell.chapter", { number: 3 })).toBe("Chapter 3");
    expect(german("shell.themeChange", { now: "hell", next: "dunkel" })).toBe(
      "Farbschema: hell. Zu „dunkel“ wechseln.",
    );
  });

  it("has the plural form of its number, which is printed as the language prints it", () => {
    expect(english("run.steps", { count: 1 })).toBe("1 step");
    expect(english("run.steps", { count: 1200 })).toBe("1,200 steps");
    expect(german("run.steps", { count: 0 })).toBe("0 Schritte");
    expect(german("run.steps", { count: 1200 })).toBe("1.200 Schritte");
  });

  it("keeps values of other types between its texts", () => {
    const [given, right] = [{ name: "a" }, { name: "b" }];
    expect(english.parts("quiz.saidWrong", { given, right })).toEqual([
      "You said ",
      given,
      ". It is ",
      right,
      ".",
    ]);
  });

  it("throws without one of its values", () => {
    expect(() => english("shell.chapter")).toThrow('The message "shell.chapter" needs a value for "number".');
  });
});

it.each(Object.keys(en) as AnyKey[])("the German message %s has the places of the English one", (key) => {
  expect(placesOf(de[key])).toEqual(placesOf(en[key]));
});

it("prints the numbers of a text as the language does, and reads them so", () => {
  expect(printedIn("de", "1,024 B, 0.7 % in version 0.44.0.")).toBe("1.024 B, 0,7 % in version 0.44.0.");
  expect(printedIn("de", "less than 0.001 %")).toBe("weniger als 0,001 %");
  expect(printedIn("de", "fewer than 1 %")).toBe("weniger als 1 %");
  expect(printedIn("de", "1.3 billion")).toBe("1,3 Milliarden");
  expect(printedIn("de", "209 million parameters")).toBe("209 Millionen parameters");
  expect(printedIn("en", "1,024 B")).toBe("1,024 B");
  expect(typedIn("de", "1.000,5")).toBe("1,000.5");
  expect(typedIn("en", "0.5")).toBe("0.5");
});

it("reads a number of a field in German with a comma, and with a point as links have it", () => {
  const read = (typed: string) => numberTyped("de", typed);
  expect(["0,001", " -1,5 ", ",5", "1.000,5", "2,5e-3"].map(read)).toEqual([
    ...["0.001", "-1.5", ".5", "1000.5", "2.5e-3"],
  ]);
  for (const same of ["0.001", "1.000", "7", "1,5,2", "1.2,5", "x, y", ""]) expect(read(same)).toBe(same);
  expect(numberTyped("en", "0,001")).toBe("0,001");
});
