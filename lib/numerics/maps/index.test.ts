import { describe, expect, it } from "vitest";
import { NumericsError } from "../errors";
import { MAPS, makeMap, mapFamily } from "./";

const REQUESTS = [2, 3, 4, 5, 6, 7, 8].flatMap((bits) => [
  { bits, signed: true },
  { bits, signed: false },
]);

describe.each(MAPS)("$name", (family) => {
  const offered = REQUESTS.filter((request) => family.offers(request));

  it("offers at least one map and makes each with ascending values that reach magnitude 1", () => {
    expect(offered.length).toBeGreaterThan(0);
    for (const request of offered) {
      const { values, ...map } = family.make(request);
      expect(map).toMatchObject({ name: family.name, ...request });
      expect(values.length).toBe(2 ** request.bits);
      expect([...values]).toEqual([...values].sort((a, b) => a - b));
      expect(Math.max(...values.map(Math.abs))).toBe(1);
      expect(values[0] < 0).toBe(request.signed);
    }
  });

  it("refuses what it does not offer", () => {
    const refused = [
      ...REQUESTS,
      { bits: 1, signed: true },
      { bits: 9, signed: true },
      { bits: 4.5, signed: true },
    ];
    for (const request of refused.filter((asked) => !family.offers(asked))) {
      expect(() => family.make(request)).toThrow(NumericsError);
    }
  });

  it("holds no negative zero, which the sign guard would take for a negative value", () => {
    for (const request of offered) {
      expect([...family.make(request).values].some((value) => Object.is(value, -0))).toBe(false);
    }
  });
});

it("finds families by name and names the known ones otherwise", () => {
  expect(mapFamily("dynamic").label).toBe("dynamic");
  expect(() => makeMap("dynamo", { bits: 8, signed: true })).toThrow(/"dynamo".*one of dynamic, linear/);
});

it("has families with an 8-bit map for both kinds of state, and keeps those that it had", () => {
  const both = MAPS.filter(
    (f) => f.offers({ bits: 8, signed: true }) && f.offers({ bits: 8, signed: false }),
  );
  const names = both.map((family) => family.name);
  expect(names).toEqual(
    expect.arrayContaining(["dynamic", "linear", "quantile", "e5m2", "e4m3", "e3m4", "e2m5"]),
  );
});
