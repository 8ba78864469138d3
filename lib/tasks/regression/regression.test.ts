import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { optimizer32 } from "@/lib/nn/optimizers";
import { trainTask } from "../trainTask.testing";
import { CURVE_SHAPES, curveAt } from "./curves";
import { regressionInfo } from "./info";
import { CURVE_GRID, decodeSamples } from "./picture";
import { regression } from "./regression";

beforeAll(openReference);

const settings = { options: { noise: 0, samples: 100 }, width: 4, batchSize: 8, seed: 1 };

describe.each(CURVE_SHAPES.map((shape) => [shape.name, shape] as const))("the curve %s", (_, shape) => {
  it("is periodic, lies in the picture and rises first", () => {
    for (const phase of [0.1, 0.3, 0.6, 0.9]) {
      expect(Math.abs(shape.at(phase))).toBeLessThanOrEqual(1);
      expect(shape.at(phase + 1)).toBeCloseTo(shape.at(phase), 9);
      expect(shape.at(phase) > 0).toBe(phase < 0.5);
    }
  });

  it("has the given number of waves between the ends", () => {
    const values = Array.from({ length: 400 }, (_, i) => curveAt(shape, 3, -1 + (i + 0.5) / 200));
    const rising = values.filter((value, i) => value > 0 && (i === 0 || values[i - 1] <= 0));
    expect(rising).toHaveLength(3);
  });
});

describe("the regression task", () => {
  it("gives its true curve and its points, which lie on it without noise", () => {
    const run = regression.make(settings);
    const { truth, xs, ys } = decodeSamples(run.samples);
    expect(xs).toHaveLength(100);
    expect(truth).toHaveLength(CURVE_GRID.length);
    const [sine] = CURVE_SHAPES;
    xs.forEach((x, i) => {
      expect(ys[i]).toBeCloseTo(curveAt(sine, 2, x), 6);
    });
    CURVE_GRID.forEach((x, i) => {
      expect(truth[i]).toBeCloseTo(curveAt(sine, 2, x), 6);
    });
    run.dispose();
  });

  it("adds the given noise", () => {
    const noisy = regression.make({ ...settings, options: { noise: 0.2, samples: 1000 } });
    const { xs, ys } = decodeSamples(noisy.samples);
    const off = ys.map((y, i) => y - curveAt(CURVE_SHAPES[0], 2, xs[i]));
    expect(Math.sqrt(off.reduce((sum, value) => sum + value * value, 0) / off.length)).toBeCloseTo(0.2, 1);
    noisy.dispose();
  });

  it("measures the root of the mean square, in units of y, and draws along the grid", async () => {
    const run = regression.make({ ...settings, options: { ...settings.options, curve: "steps", waves: 1 } });
    // A network that always answers 0.3: the curve is 0.7 on one half and -0.7 on the other.
    const variables = run.weights.map(({ name, shape, values }) =>
      tf.variable(tf.tensor(name === "output/bias" ? [0.3] : values.map(() => 0), [...shape])),
    );
    const [heldOut, picture] = [run.heldOut(variables), run.picture(variables)];
    expect((await heldOut.data())[0]).toBeGreaterThan(0.6);
    expect((await heldOut.data())[0]).toBeLessThan(0.9);
    expect(await picture.data()).toEqual(CURVE_GRID.map(() => 0.3));
    tf.dispose([heldOut, picture, ...variables]);
    run.dispose();
  });

  it("learns: the loss falls, and the error on held-out samples falls far below that of the mean", async () => {
    const options = { waves: 1, noise: 0.1 };
    const run = regression.make({ options, width: 16, batchSize: 32, seed: 1 });
    const { losses, heldOut } = await trainTask(run, optimizer32("adam", { learningRate: 0.01 }), 200);
    const mean = (part: readonly number[]) => part.reduce((sum, loss) => sum + loss, 0) / part.length;
    expect(mean(losses.slice(-10))).toBeLessThan(0.2 * losses[0]);
    expect(heldOut).toBeLessThan(0.25);
  });
});

describe("points of the reader's own", () => {
  const rows = Array.from({ length: 50 }, (_, i) => `${i},${i * i}`);
  const ownData = ["x,y", ...rows].join("\n");
  const check = (text: string) => regressionInfo.ownData!.check(text, {});

  it("are scaled into the picture, and a fifth of them is held out", () => {
    const run = regression.make({ ...settings, ownData });
    const { truth, xs, ys } = decodeSamples(run.samples);
    expect(xs).toHaveLength(40);
    expect(truth.every(Number.isNaN)).toBe(true);
    xs.forEach((x, i) => {
      const row = Math.round(((x + 1) / 2) * 49);
      expect(ys[i]).toBeCloseTo((2 * row * row) / 49 ** 2 - 1, 6);
    });
    run.dispose();
  });

  it("are refused with a sentence", () => {
    expect(check(ownData)).toBe("");
    expect(check(`x,y${"\n3,4".repeat(20)}`)).toMatch(/^All samples have the same x, 3;/);
    expect(check("x,y\n1,2")).toMatch(/too few samples: 1 of at least 10/);
    expect(() => regression.make({ ...settings, ownData: "y\n1" })).toThrow(/no column named x/);
  });
});
