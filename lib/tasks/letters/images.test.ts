import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeRandom } from "@/lib/numerics/random";
import { drawLetters, IMAGE_PIXELS } from "./images";
import { IMAGE_SIDE, lettersOf } from "./info";
import { outlinesOf } from "./outlines";
import stored from "./outlines.json";

const all = lettersOf("all");
const spec = { letters: all, count: 260, distortion: 0, noise: 0 };
const draw = (changes: Partial<typeof spec> = {}, seed = 1) =>
  drawLetters({ ...spec, ...changes }, makeRandom(seed, 0), makeRandom(seed, 1));
const imageOf = (pixels: Float32Array, i: number) =>
  pixels.subarray(i * IMAGE_PIXELS, (i + 1) * IMAGE_PIXELS);
const sum = (pixels: Float32Array) => pixels.reduce((total, pixel) => total + pixel, 0);

describe("outlines", () => {
  it("exist for each letter in each font, around the letter's centre", () => {
    for (const letter of all) {
      const fonts = outlinesOf(letter);
      expect(fonts).toHaveLength(stored.fonts.length);
      for (const { contours } of fonts) {
        for (const coordinate of [0, 1, 2, 3]) {
          const values = contours.flatMap((points) =>
            Array.from(points).filter((_, i) => i % 4 === coordinate),
          );
          // Rounded to whole units of a 200th.
          expect(Math.abs(Math.min(...values) + Math.max(...values))).toBeLessThanOrEqual(0.0101);
          expect(Math.max(...values)).toBeLessThan(0.6);
        }
      }
    }
  });

  it("are those of the installed fonts; else run tools/assets/letter-outlines.mjs again", () => {
    const packages = ["source-serif-4", "inter", "jetbrains-mono"];
    const versions = packages.map((name) => {
      const path = `node_modules/@fontsource-variable/${name}/package.json`;
      return JSON.parse(readFileSync(path, "utf8")).version;
    });
    expect(stored.fonts.map(({ version }) => version)).toEqual(versions);
  });

  it("refuse a letter that is not stored", () => {
    expect(() => outlinesOf("ß")).toThrow(/letter is "ß", but must be one of abc/);
  });
});

describe("images", () => {
  it("show the letters in turn, with ink between 0 and 1 and enough of it to read", () => {
    const { pixels, kinds } = draw();
    expect([...kinds.slice(0, 27)]).toEqual([...all.map((_, i) => i), 0]);
    for (const pixel of pixels) expect(pixel >= 0 && pixel <= 1).toBe(true);
    kinds.forEach((_, i) => {
      expect(sum(imageOf(pixels, i))).toBeGreaterThan(10);
    });
  });

  it("lie inside the image when nothing is distorted", () => {
    const { pixels } = draw();
    let edge = 0;
    for (let i = 0; i < spec.count; i++)
      for (let k = 0; k < IMAGE_SIDE; k++) {
        const image = imageOf(pixels, i);
        edge +=
          image[k] + image[IMAGE_PIXELS - 1 - k] + image[k * IMAGE_SIDE] + image[(k + 1) * IMAGE_SIDE - 1];
      }
    expect(edge / sum(pixels)).toBeLessThan(0.01);
  });

  it("are one of three fonts without distortion, and all different with it", () => {
    const different = (distortion: number) => {
      const { pixels } = draw({ distortion });
      return new Set(Array.from({ length: 10 }, (_, i) => imageOf(pixels, 26 * i).join())).size;
    };
    expect(different(0)).toBeLessThanOrEqual(stored.fonts.length);
    expect(different(0.5)).toBe(10);
  });

  it("follow their seed, and keep their shapes when the noise changes", () => {
    expect(draw({ distortion: 1, noise: 0.2 })).toEqual(draw({ distortion: 1, noise: 0.2 }));
    expect(draw({ distortion: 1 }, 2).pixels).not.toEqual(draw({ distortion: 1 }).pixels);
    const [clean, noisy] = [draw({ distortion: 1 }).pixels, draw({ distortion: 1, noise: 0.2 }).pixels];
    const difference = noisy.map((pixel, i) => pixel - clean[i]);
    const variance = difference.reduce((total, value) => total + value * value, 0) / difference.length;
    expect(Math.sqrt(variance)).toBeCloseTo(0.2, 2);
  });

  it("are the same on every machine, to the last bit", () => {
    const { pixels } = draw({ distortion: 0.5, noise: 0.15 });
    let hash = 0;
    for (const word of new Uint32Array(pixels.buffer)) hash = (Math.imul(hash, 31) + word) >>> 0;
    expect(hash).toBe(59509281);
  });
});
