import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { laneStyle } from "@/components/charts/lanes";
import { stillPicture } from "@/components/figure/stillPicture";
import { makeRandom } from "@/lib/numerics/random";
import { drawLetters, IMAGE_PIXELS } from "@/lib/tasks/letters/images";
import { HELD_OUT_IMAGES, lettersOf } from "@/lib/tasks/letters/info";
import { EXAMPLE_COUNT, lettersPictureLength } from "@/lib/tasks/letters/picture";
import { CURVE_SHAPES, curveAt } from "@/lib/tasks/regression/curves";
import { CURVE_GRID, encodeSamples } from "@/lib/tasks/regression/picture";
import { type PictureLane, TASK_PICTURES } from "./";
import { layoutOf } from "./letters";

const labels = ["32-bit", "8-bit", "8-bit, linear", "4-bit", "8-bit, SGD", "8-bit, tensor"];
const lanesOf = (pictures: readonly Float32Array[]): PictureLane[] =>
  pictures.map((picture, i) => ({ label: labels[i], picture, style: laneStyle(i) }));
const NONE = new Float32Array(0);

const drawn = (task: string, lanes: readonly PictureLane[], samples: Float32Array) => {
  const { View } = TASK_PICTURES[task];
  return renderToStaticMarkup(<View lanes={lanes} samples={samples} />);
};
const example = (name: string, markup: string) =>
  expect(stillPicture(markup)).toMatchFileSnapshot(`./__snapshots__/${name}.svg`);

describe("regression", () => {
  const { describe: sentence } = TASK_PICTURES.regression;
  const random = makeRandom(1);
  const sine = (x: number) => curveAt(CURVE_SHAPES[0], 2, x);
  const xs = Float32Array.from({ length: 120 }, () => 2 * random.uniform() - 1);
  const ys = xs.map((x) => sine(x) + 0.1 * random.normal());
  const truth = CURVE_GRID.map(sine);
  const samples = encodeSamples({ truth, xs, ys });
  const off = (by: number) => truth.map((y, i) => y + by * (1 - CURVE_GRID[i] ** 2));
  const unknown = encodeSamples({ truth: truth.map(() => Number.NaN), xs, ys });

  it("has a stored example of its picture", async () => {
    const lanes = lanesOf([off(0.04), off(0.1), off(-0.2)]);
    await example("regression", drawn("regression", lanes, samples));
  });

  it("says how far apart the curves are", () => {
    const both = lanesOf([truth, truth.map((y) => y + 0.25)]);
    expect(sentence(both, samples)).toBe(
      "The curves of 32-bit and 8-bit lie 0.25 apart (root mean square); from the true curve it is 0 (32-bit) and 0.25 (8-bit).",
    );
    expect(sentence(both, unknown)).toBe("The curves of 32-bit and 8-bit lie 0.25 apart (root mean square).");
    expect(sentence(lanesOf([truth, truth]), unknown)).toBe("The curves of 32-bit and 8-bit are the same.");
    const three = lanesOf([0.1, 0.3, 0.6].map((by) => truth.map((y) => y + by)));
    expect(sentence(three, samples)).toBe(
      "The farthest from the curve of 32-bit is that of 8-bit, linear, 0.5 away (root mean square); " +
        "from the true curve it is 0.1 (32-bit) to 0.6 (8-bit, linear).",
    );
  });

  it("says so when the numbers of a lane are not finite, and before there is a curve", () => {
    const broken = truth.map(() => Number.NaN);
    expect(sentence(lanesOf([truth, broken]), unknown)).toBe(
      "8-bit has no curve: its numbers are no longer finite.",
    );
    expect(drawn("regression", lanesOf([truth, broken]), samples)).not.toContain("NaN");
    expect(sentence(lanesOf([NONE, NONE]), samples)).toMatch(/no curve has been learned yet/);
    expect(sentence(lanesOf([truth]), unknown)).toBe("The curve of 32-bit among the points.");
    expect(drawn("regression", lanesOf([NONE, NONE]), samples)).not.toContain("NaN");
    expect(drawn("regression", lanesOf([NONE]), NONE)).toContain("Loading…");
  });
});

describe("letters", () => {
  const { describe: sentence } = TASK_PICTURES.letters;
  const letters = lettersOf("ten");
  const draw = (count: number, seed: number) =>
    drawLetters({ letters, count, distortion: 0.5, noise: 0.15 }, makeRandom(seed), makeRandom(seed, 1));
  const heldOut = draw(HELD_OUT_IMAGES, 1);
  const imageOf = (pixels: Float32Array, i: number) =>
    pixels.subarray(i * IMAGE_PIXELS, (i + 1) * IMAGE_PIXELS);

  /**
   * Returns the picture of a simple classifier: it chooses the letter whose mean image over some examples is
   * nearest.
   */
  function pictureOf(examples: number): Float32Array {
    const seen = draw(examples, 2);
    const means = letters.map((_, kind) => {
      const mean = new Float64Array(IMAGE_PIXELS);
      seen.kinds.forEach((each, i) => {
        if (each !== kind) return;
        imageOf(seen.pixels, i).forEach((ink, k) => {
          mean[k] += ink / (examples / 10);
        });
      });
      return mean;
    });
    const guesses = Array.from(heldOut.kinds, (_, i) => {
      const image = imageOf(heldOut.pixels, i);
      const far = means.map((mean) => mean.reduce((sum, ink, k) => sum + (ink - image[k]) ** 2, 0));
      return far.indexOf(Math.min(...far));
    });
    return encoded(guesses);
  }

  /** Returns guesses in the encoding of the task. */
  function encoded(guesses: readonly number[]): Float32Array {
    const picture = new Float32Array(lettersPictureLength(10));
    const wrong: number[] = [];
    guesses.forEach((guess, i) => {
      picture[10 * heldOut.kinds[i] + guess]++;
      if (guess !== heldOut.kinds[i]) wrong.push(i + 1, heldOut.kinds[i], guess);
    });
    picture.set(wrong.slice(0, 3 * EXAMPLE_COUNT), 100);
    return picture;
  }
  const truths = Array.from(heldOut.kinds);

  it("has a stored example of its picture", async () => {
    const lanes = lanesOf([pictureOf(400), pictureOf(20)]);
    await example("letters", drawn("letters", lanes, heldOut.pixels));
  });

  it("says how many are right, and which error is the most frequent", () => {
    // Images 3 and 13 show an h: both are read as n.
    const guesses = truths.map((truth, i) => (i === 3 || i === 13 ? letters.indexOf("n") : truth));
    expect(sentence(lanesOf([encoded(truths), encoded(guesses)]), heldOut.pixels)).toBe(
      "Of 260 held-out letters are read right: 100\u00a0% (32-bit) and 99.2\u00a0% (8-bit); " +
        "most often h is read as n (2 times, all lanes together).",
    );
    expect(sentence(lanesOf([encoded(truths)]), heldOut.pixels)).toMatch(/there are no errors\.$/);
    expect(sentence(lanesOf([NONE, NONE]), heldOut.pixels)).toBe("No model has read a letter yet.");
  });

  it("names each error under its image", () => {
    const guesses = truths.map((truth, i) => (i === 3 ? letters.indexOf("n") : truth));
    expect(drawn("letters", lanesOf([encoded(guesses)]), heldOut.pixels)).toContain(">h read as n</text>");
  });

  it("is there before the first picture and before the samples", () => {
    expect(drawn("letters", lanesOf([NONE, NONE]), heldOut.pixels)).toContain("has read nothing yet");
    expect(drawn("letters", lanesOf([NONE]), NONE)).toContain("Loading…");
  });

  it("fits on a phone and puts lanes side by side where there is room", () => {
    for (const kinds of [10, 26])
      for (const width of [320, 390, 820, 1200])
        for (const lanes of [1, 2, 3, 6]) {
          const { columns, cell, width: room } = layoutOf(width, lanes, kinds);
          expect(columns).toBeLessThanOrEqual(lanes);
          expect(18 + cell * kinds).toBeLessThanOrEqual(Math.ceil(room));
        }
    expect(layoutOf(900, 2, 26).columns).toBe(2);
    expect(layoutOf(1200, 6, 26).columns).toBe(3);
    expect(layoutOf(340, 2, 26).columns).toBe(1);
  });
});

describe("points", () => {
  const { describe: sentence } = TASK_PICTURES.points;
  const half = Float32Array.from({ length: 1600 }, (_, i) => (i < 800 ? 0.9 : 0.1));
  const most = half.map((score, i) => (i < 160 ? 1 - score : score));

  it("states where all lanes agree", () => {
    expect(sentence(lanesOf([half, half]), NONE)).toBe("The two networks choose the same class everywhere.");
    expect(sentence(lanesOf([half, half, most]), NONE)).toBe(
      "The 3 networks choose the same class on 90\u00a0% of the picture.",
    );
    expect(sentence(lanesOf([NONE, NONE]), NONE)).toMatch(/no network has been evaluated yet/);
    expect(sentence(lanesOf([half]), NONE)).toBe("The class that 32-bit chooses in each place of the plane.");
  });

  it("draws each lane's boundary over that of the reference", () => {
    const markup = drawn("points", lanesOf([half, most]), Float32Array.of(0, 0, 1));
    expect(markup.match(/stroke="var\(--bits32\)"/g)).toHaveLength(2);
    expect(markup.match(/stroke="var\(--bits8\)"/g)).toHaveLength(1);
  });
});
