import { expect, it } from "vitest";
import { NumericsError } from "./errors";
import { RULES, ruleNamed } from "./rules";
import { stateMaps } from "./stateMaps";

const namesOf = (name: string, bits: 8 | 4, rule: string) => {
  const { signed, unsigned } = stateMaps(name, bits, ruleNamed(rule));
  return [signed, unsigned].map((map) => `${map.name} ${map.signed ? "signed" : "unsigned"} ${map.bits}`);
};

it("gives the library's pair for a map that has both", () => {
  expect(namesOf("dynamic", 8, "adam")).toEqual(["dynamic signed 8", "dynamic unsigned 8"]);
  expect(namesOf("dynamic", 8, "rmsprop")).toEqual(["dynamic signed 8", "dynamic unsigned 8"]);
  expect(namesOf("dynamic", 4, "adam")).toEqual(["dynamic signed 4", "linear-above-zero unsigned 4"]);
});

it("keeps first moments in the dynamic map beside a map for second moments", () => {
  expect(namesOf("dynamic-above-zero", 8, "adam")).toEqual([
    "dynamic signed 8",
    "dynamic-above-zero unsigned 8",
  ]);
  expect(namesOf("dynamic-above-zero", 4, "adam")).toEqual([
    "dynamic signed 4",
    "geometric-above-zero unsigned 4",
  ]);
  expect(namesOf("linear-above-zero", 4, "adam")).toEqual([
    "dynamic signed 4",
    "linear-above-zero unsigned 4",
  ]);
});

it("gives a second moment that the library stores with the signed map a map above zero too", () => {
  for (const rule of ["rmsprop", "adagrad"]) {
    expect(namesOf("dynamic-above-zero", 8, rule)[0]).toBe("dynamic-above-zero unsigned 8");
    expect(namesOf("dynamic-above-zero", 4, rule)[0]).toBe("geometric-above-zero unsigned 4");
  }
});

it("stores no second moment of any rule as 0", () => {
  for (const rule of RULES) {
    for (const bits of [8, 4] as const) {
      const maps = stateMaps("dynamic-above-zero", bits, rule);
      for (const { symbol, signed } of rule.states) {
        const { values } = signed ? maps.signed : maps.unsigned;
        if (symbol === "r") expect(values[0]).toBeGreaterThan(0);
      }
    }
  }
});

it("refuses a family that lacks a map for second moments", () => {
  expect(() => stateMaps("linear-without-zero", 8, ruleNamed("adam"))).toThrow(NumericsError);
});
