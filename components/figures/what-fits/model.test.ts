import { describe, expect, it } from "vitest";
import { printBytes } from "@/components/charts/format";
import { defaultsOf } from "@/lib/options/options";
import { planMemory, totalBytes } from "@/lib/planned/plan";
import { adamTraining, weightsOf } from "@/lib/planned/presets";
import { whatFitsOptions } from "./figure";
import { germanFits } from "./messages.de";
import {
  captionOf,
  fitsOf,
  foundBudget,
  isOf,
  laneWords,
  recordedWords,
  requestOf,
  searchWords,
  tableOf,
} from "./model";

const defaults = defaultsOf(whatFitsOptions);

describe("what fits", () => {
  it("is told at rest by a recorded training, which 32-bit state could not do", () => {
    const [head, in32, in8] = recordedWords();
    expect(head).toBe(`Recorded on one NVIDIA H200, 85.4 million weights within ${printBytes(2 ** 30)}:`);
    expect(in32).toMatch(/^32-bit state: The budget refused it at the optimizer state of layer4/);
    expect(in8).toBe("8-bit state: 500 steps, held-out loss 1.89 nats a byte.");
  });

  it("is drawn to scale from the plan, and only 8-bit state stays within the budget", () => {
    const fits = fitsOf({ ...defaults, budget: 1000 });
    const [in32, in8] = fits.bars;
    const savings = { release: false, checkpoint: false };
    expect(in8.total).toBe(totalBytes(planMemory({ ...adamTraining(8, savings), ...fits.in8! })));
    expect(in32.total).toBe(totalBytes(planMemory({ ...adamTraining(32, savings), ...fits.in8! })));
    expect(in8.total).toBeLessThanOrEqual(1e9);
    expect(in32.total).toBeGreaterThan(1e9);
    expect(weightsOf(fits.in8!.spec)).toBeGreaterThan(6e7);
    expect(captionOf(fits)).toMatch(
      /^Within 1.GB the largest of our models that trains with 8-bit state has/,
    );
    expect(captionOf(fits)).toContain(`(${fits.in8!.spec.layers} layers of width ${fits.in8!.spec.width})`);
  });

  it("is never smaller in 8 bits, and says so where it is the same", () => {
    for (let budget = 1; budget < 80_000; budget *= 1.7) {
      const fits = fitsOf({ ...defaults, budget });
      if (!fits.in8) {
        expect(captionOf(fits)).toMatch(/too small for every model here/);
        expect(fits.bars).toEqual([]);
      } else if (fits.in32?.spec === fits.in8.spec) {
        expect(captionOf(fits)).toContain("It fits with 32-bit state too");
      } else expect(captionOf(fits)).toMatch(/With 32-bit state (it has|none fits)/);
    }
  });
});

describe("a search for memory", () => {
  const part = { finished: 123_456_789, total: 1e9, device: "GPU" };

  it("sets the budget when it ends, and says what the answer means", () => {
    expect(foundBudget(part)).toBeUndefined();
    expect(searchWords(part)).toMatch(/^GPU has given 123.MB; at most 1.GB will be held\.$/);
    for (const [end, words] of [
      ["cap", "gave all"],
      ["refused", "and refused more"],
      ["lost", "the device was lost"],
    ] as const) {
      expect(foundBudget({ ...part, end })).toBe(123);
      expect(searchWords({ ...part, end })).toContain(words);
      expect(searchWords({ ...part, end })).toContain("The budget is now 123 MB. This is what this page got");
    }
  });

  it("says that what it got is too little", () => {
    const none = { ...part, finished: 0, end: "refused" } as const;
    expect(foundBudget(none)).toBeUndefined();
    expect(searchWords(none)).toContain("too little for any model");
    expect(foundBudget({ ...part, finished: 1e12, end: "cap" })).toBe(80_000);
  });
});

describe("a lane", () => {
  const refused = {
    by: "budget",
    kind: "state",
    tensor: "layer3/forward/kernel",
    bytes: 2e6,
    heldBytes: 9e6,
    budgetBytes: 1e7,
  } as const;

  it("says who refused it, and where", () => {
    expect(laneWords({ bits: 32, refused, losses: [] })).toMatch(
      /^32-bit state: The budget refused it at the optimizer state of layer3\/forward\/kernel: it held 9.MB and needed 2.MB more\.$/,
    );
    const byGpu = { ...refused, by: "webgpu", kind: "activations" } as const;
    expect(laneWords({ bits: 8, refused: byGpu, losses: [] })).toContain(
      "WebGPU refused it at the activations of",
    );
  });

  it("says how far it is, and what it writes", () => {
    expect(laneWords({ bits: 8, losses: [5] })).toBe("8-bit state: 1 step, loss 5.00 nats a byte.");
    expect(laneWords({ bits: 8, losses: [5, 3], written: "the\nend" })).toBe(
      "8-bit state: 2 steps, loss 4.00 nats a byte. It writes: “the end”",
    );
  });
});

it("belongs to the options that it was asked for", () => {
  const part = { finished: 0, total: 1, device: "", lanes: [] };
  const run = { request: requestOf(defaults), part };
  expect(isOf(run, defaults)).toBe(true);
  expect(isOf(run, { ...defaults, budget: 300 })).toBe(false);
  expect(isOf(run, { ...defaults, release: true })).toBe(false);
});

it("has the bytes of both precisions in its table", () => {
  const fits = fitsOf(defaults);
  const { columns, rows } = tableOf(fits, [{ bits: 8, losses: [2.5] }]);
  expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length]);
  for (const row of rows) {
    const bytes = row.slice(1, 6) as number[];
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBe(row[6]);
  }
  expect(rows.map((row) => row[7])).toEqual(["", 2.5]);
});

it("has a name in German for each buffer whose name is words", () => {
  const names = [false, true].flatMap((checkpoint) =>
    planMemory({
      ...adamTraining(8, { release: true, checkpoint }),
      ...fitsOf(defaults).in8!,
      microBatches: 1,
    }).map(({ name }) => name),
  );
  const words = names.filter((name) => name.includes(" "));
  expect(words).not.toEqual([]);
  for (const name of words) expect(germanFits).toHaveProperty([`planned.tensor.${name}`]);
});
