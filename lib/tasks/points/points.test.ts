import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { makeRandom } from "@/lib/numerics/random";
import { taskNamed } from "..";
import { POINTS_GRID, pointsInfo } from "./info";
import { readPoints } from "./ownPoints";
import { drawPoints, POINT_SETS } from "./pointSets";
import { points } from "./points";

beforeAll(openReference);

describe.each(POINT_SETS.map((set) => [set.name, set] as const))("the set %s", (_, set) => {
  it("lies in the picture, half of it in each class, and follows its seed", () => {
    const drawn = drawPoints(set, 400, 0, makeRandom(1));
    for (const position of drawn.positions) expect(Math.abs(position)).toBeLessThan(POINTS_GRID.max);
    expect(drawn.kinds.reduce((sum, kind) => sum + kind, 0)).toBe(200);
    expect(drawPoints(set, 400, 0, makeRandom(1))).toEqual(drawn);
    expect(drawPoints(set, 400, 0, makeRandom(2))).not.toEqual(drawn);
  });

  it("keeps the classes apart when there is no noise", () => {
    const { positions, kinds } = drawPoints(set, 400, 0, makeRandom(3));
    let closest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 400; i++) {
      for (let j = 0; j < i; j++) {
        if (kinds[i] === kinds[j]) continue;
        const dx = positions[2 * i] - positions[2 * j];
        const dy = positions[2 * i + 1] - positions[2 * j + 1];
        closest = Math.min(closest, Math.hypot(dx, dy));
      }
    }
    expect(closest).toBeGreaterThan(0.05);
  });
});

describe("the points task", () => {
  const settings = { options: { data: "rings" }, width: 4, batchSize: 8, seed: 1 };

  it("draws batches from its samples, the same again after rewind", async () => {
    const run = points.make(settings);
    const take = async () => {
      const { inputs, targets } = run.nextBatch();
      const values = [...(await inputs.data()), ...(await targets.data())];
      tf.dispose([inputs, targets]);
      return values;
    };
    const first = [await take(), await take()];
    expect(first[1]).not.toEqual(first[0]);
    run.rewind();
    expect([await take(), await take()]).toEqual(first);
    // The network sees coordinates at a scale of its own, the same for all.
    const [input] = first[0];
    const scale = [...run.samples].map((value) => input / value);
    const known = (by: number) => new Set(run.samples.map((value) => Math.fround(value * by)));
    expect(scale.some((by) => first[0].slice(0, 16).every((value) => known(by).has(value)))).toBe(true);
    run.dispose();
  });

  it("draws its picture with the largest y in the first row and x to the right", async () => {
    const run = points.make(settings);
    // Score of class 1 grows with x and, ten times as fast, with y: all other weights are zero.
    const variables = run.weights.map(({ name, shape }) => {
      const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
      if (name === "hidden1/kernel") values.set([0.01, 0, 0, 0, 0.1]);
      if (name === "hidden2/kernel" || name === "output/kernel") values[0] = 1;
      if (name === "output/kernel") values.set([-1, 1]);
      return tf.variable(tf.tensor(values, [...shape]), true, `test/${name}`);
    });
    const picture = run.picture(variables);
    const scores = await picture.data();
    const { cells } = POINTS_GRID;
    expect(scores).toHaveLength(cells * cells);
    expect(scores[0]).toBeGreaterThan(scores[cells * (cells - 1)]);
    expect(scores[cells - 1]).toBeGreaterThan(scores[0]);
    tf.dispose([picture, ...variables]);
    run.dispose();
  });

  it("keeps the weights when only the data changes", () => {
    const first = points.make(settings);
    const second = points.make({ ...settings, options: { data: "xor", samples: 900 } });
    expect(second.weights).toEqual(first.weights);
    first.dispose();
    second.dispose();
  });

  it("replaces invalid options by their defaults", () => {
    const run = points.make({ ...settings, options: { data: "", noise: "much", samples: -3, odd: true } });
    expect(run.samples).toHaveLength(3 * 50);
    run.dispose();
  });

  it("is in the list, under its name", () => {
    expect(taskNamed("points")).toBe(points);
    expect(() => taskNamed("")).toThrow(/but must be one of points/);
  });
});

describe("points of the reader's own", () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 7},${i % 2 === 0 ? "no" : "yes"}`);
  const ownData = ["x,y,class", ...rows].join("\n");
  const settings = { options: {}, width: 4, batchSize: 8, seed: 1 };
  const check = (text: string) => pointsInfo.ownData!.check(text, {});

  it("are trained on, four fifths of them, scaled into the picture", () => {
    const run = points.make({ ...settings, ownData });
    expect(run.samples).toHaveLength(3 * 32);
    const { samples } = run;
    const xs = Array.from(
      samples.filter((_, i) => i % 3 === 0),
      (x) => Math.round(((x + 1) / 2) * 39),
    );
    // Each row is there once at most, with the class that it had.
    expect(new Set(xs).size).toBe(32);
    xs.forEach((row, i) => {
      expect(samples[3 * i + 2]).toBe(row % 2);
      expect(samples[3 * i + 1]).toBeCloseTo((row % 7) / 3 - 1, 6);
    });
    run.dispose();
  });

  it("stay where they were drawn", () => {
    const drawn = rows.map((_, i) => `${i / 40},${-i / 50},${i % 2}`);
    const { points: read } = readPoints(["x,y,class", ...drawn].join("\n"));
    expect(read?.positions[2 * 7]).toBe(Math.fround(7 / 40));
    expect(read?.positions[2 * 7 + 1]).toBe(Math.fround(-7 / 50));
    expect(read?.kinds[7]).toBe(1);
  });

  it("leave the weights as they are", () => {
    const [one, two] = [points.make(settings), points.make({ ...settings, ownData })];
    expect(two.weights).toEqual(one.weights);
    one.dispose();
    two.dispose();
  });

  it("are refused with a sentence", () => {
    const classes = (kind: (i: number) => string) =>
      `x,y,class\n${rows.map((_, i) => `1,2,${kind(i)}`).join("\n")}`;
    expect(check(ownData)).toBe("");
    expect(check(classes(() => "a"))).toMatch(/^All samples are of the class a;/);
    expect(check(classes((i) => String(i % 4)))).toMatch(
      /^There are 4 classes \(0, 1, 2, …\); there must be two/,
    );
    expect(check("x,y\n1,2")).toMatch(/no column named class/);
    expect(() => points.make({ ...settings, ownData: "x,y,class" })).toThrow(
      /too few samples: 0 of at least 10/,
    );
  });
});
