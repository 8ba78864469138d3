import { describe, expect, it } from "vitest";
import { MAX_STEPS, rememberedOf, runRace, vanished } from "@/lib/findings/optimizerRace";
import { SURFACES } from "@/lib/findings/surfaces";
import { defaultsOf } from "@/lib/options/options";
import { optimizerRaceOptions } from "./figure";
import { captionOf, gapAt, type RaceValues, tableOf } from "./model";

const defaults = defaultsOf(optimizerRaceOptions) as RaceValues;
const race = runRace(defaults);

describe("the surfaces", () => {
  it.each(SURFACES.map((surface) => [surface.name, surface] as const))(
    "%s has the gradient of its values and no value below zero",
    (_, { value, gradient }) => {
      const h = 1e-5;
      for (let x = -2; x <= 2; x += 0.25) {
        for (let y = -2; y <= 2; y += 0.25) {
          const [gx, gy] = gradient(x, y);
          expect(gx).toBeCloseTo((value(x + h, y) - value(x - h, y)) / (2 * h), 4);
          expect(gy).toBeCloseTo((value(x, y + h) - value(x, y - h)) / (2 * h), 4);
          expect(value(x, y)).toBeGreaterThanOrEqual(0);
        }
      }
    },
  );
});

describe("the race", () => {
  it("starts all four at the start", () => {
    for (const track of [race.sgd, race.momentum, race.adam32, race.adam8]) {
      expect([track.x[0], track.y[0]]).toEqual([Math.fround(-1.8), Math.fround(1.2)]);
    }
  });

  it("takes Adam's first step as far as the learning rate, in both precisions alike", () => {
    expect(race.adam32.x[1] - race.adam32.x[0]).toBeCloseTo(0.1, 5);
    // Zero state is stored exactly, so storage makes no difference in the first step.
    expect(gapAt(race, 1)).toBe(0);
    expect(gapAt(race, 2)).toBeGreaterThan(0);
  });

  it("shows the moments that the block step stored", () => {
    for (const { fresh, kept } of [race.memory[0], race.memory[39]]) {
      for (const state of [0, 1]) {
        const absmax = fresh[state].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        kept[state].forEach((value, i) => {
          // Half of the map's widest step, or the missing -1.
          expect(Math.abs(value - fresh[state][i])).toBeLessThanOrEqual(absmax * 0.00704);
        });
      }
    }
  });

  it("keeps the largest r exactly when a point is alone in its block", () => {
    const alone = runRace({ ...defaults, company: 0 });
    const rows = rememberedOf(alone.memory[20]).slice(2);
    expect(Math.min(...rows.map(({ error }) => error))).toBeLessThan(1e-6);
    expect(alone.memory[20].fresh[1]).toHaveLength(2);
  });

  it("loses more of r with the linear map", () => {
    const linear = runRace({ ...defaults, map: "linear" });
    expect(vanished(linear.memory[39])).toBeGreaterThan(vanished(race.memory[39]));
  });
});

describe("the caption and the table", () => {
  it("says that something diverged instead of printing it", () => {
    const wild = { ...defaults, surface: "rosenbrock", sgdRate: 0.5 } as RaceValues;
    expect(captionOf(wild, runRace(wild), 40)).toMatch(/SGD diverged, momentum diverged, Adam 32-bit \d/);
    expect(captionOf(defaults, race, 0)).toMatch(/same point/);
    const linear = { ...defaults, surface: "rosenbrock", map: "linear" } as RaceValues;
    expect(captionOf(linear, runRace(linear), 100)).toMatch(
      /Adam 8-bit diverged\. .*from step \d+ on, r was/,
    );
  });

  it("has a row for each step", () => {
    const { columns, rows } = tableOf(defaults, race);
    expect(rows).toHaveLength(MAX_STEPS + 1);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
