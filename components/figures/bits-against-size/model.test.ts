import { describe, expect, it } from "vitest";
import { HALF, sizeLine, valueAt } from "@/lib/findings/bitsAgainstSize";
import { defaultsOf } from "@/lib/options/options";
import { BITS_MODELS, recordedLosses } from "@/lib/recordings/bitsAgainstSize";
import { bitsAgainstSizeOptions } from "./figure";
import {
  type BitsAgainstSizeValues,
  captionOf,
  compareLines,
  gapsOf,
  kilobytes,
  linesOf,
  optionsFor,
  tableOf,
} from "./model";

const values: BitsAgainstSizeValues = defaultsOf(bitsAgainstSizeOptions);
const COMPARED = ["bits", "type", "block"] as const;

describe("models by their total size", () => {
  it("counts codes, scales and what stays in 16 bits", () => {
    const [smallest] = BITS_MODELS;
    const { totalBits } = sizeLine({ type: "quantile", bits: 4, blockSize: 64 });
    // 1000, 192 and 4000 weights in 16, 3 and 63 blocks, and 266 biases.
    expect([...smallest.tensors, smallest.kept]).toEqual([1000, 192, 4000, 266]);
    expect(totalBits[0]).toBe(4 * 5192 + 16 * (16 + 3 + 63) + 16 * 266);
    expect(sizeLine({ type: "quantile", bits: HALF, blockSize: 64 }).totalBits[0]).toBe(16 * 5458);
  });

  it("has the recorded losses, and their median", () => {
    const [, line] = linesOf(values);
    expect(line.label).toBe("4 bits");
    expect(line.losses).toBe(recordedLosses("quantile", 4, 64));
    const sorted = [...line.losses[2]].sort((a, b) => a - b);
    expect(line.medians[2]).toBeCloseTo(sorted[2], 5);
  });

  it.each(COMPARED)("finds the lowest line at each size: %s", (compare) => {
    const { lines, sizes, stretches, shares } = compareLines({ ...values, compare });
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    expect([stretches[0].from, stretches[stretches.length - 1].to]).toEqual([
      sizes[0],
      sizes[sizes.length - 1],
    ]);
    const { line: best, to } = stretches[0];
    for (const other of lines) {
      expect(valueAt(lines[best], lines[best].medians, to)).toBeLessThanOrEqual(
        valueAt(other, other.medians, to),
      );
    }
    const named = lines[shares.indexOf(Math.max(...shares))].label;
    expect(captionOf({ ...values, compare })).toContain(`, ${named} give`);
  });

  it("has a lowest line at each size, whatever is compared", () => {
    const { blockSize, type, bits } = bitsAgainstSizeOptions;
    for (const compare of COMPARED) {
      for (const block of blockSize.choices) {
        for (const kind of type.choices) {
          for (const { value } of bits.choices) {
            const chosen = { compare, blockSize: block.value, type: kind.value, bits: value };
            const { lines, stretches } = compareLines(chosen);
            expect(
              stretches.every(({ line }) => line in lines),
              JSON.stringify(chosen),
            ).toBe(true);
          }
        }
      }
    }
  });

  it("draws how far each line is above the lowest", () => {
    const comparison = compareLines({ ...values, compare: "type" });
    const gaps = gapsOf(comparison);
    expect(gaps).toHaveLength(comparison.lines.length);
    comparison.sizes.forEach((bits, i) => {
      expect(Math.min(...gaps.map((line) => line[i]))).toBe(0);
      const [first, second] = comparison.lines.map((line) => valueAt(line, line.medians, bits));
      expect(gaps[1][i] - gaps[0][i]).toBeCloseTo(second - first, 10);
    });
  });

  it("interpolates between two models in the logarithm of their sizes", () => {
    const line = linesOf(values)[0];
    const [from, to] = line.totalBits;
    const middle = valueAt(line, line.medians, Math.sqrt(from * to));
    expect(middle).toBeCloseTo((line.medians[0] + line.medians[1]) / 2, 10);
    expect(valueAt(line, line.medians, from * 0.99)).toBeNaN();
    expect(valueAt(line, line.medians, from)).toBe(line.medians[0]);
  });

  it("offers the options that do not differ between lines, and a row for each model", () => {
    expect(COMPARED.map((compare) => optionsFor({ ...values, compare }))).toEqual([
      ["compare", "blockSize", "type"],
      ["compare", "blockSize", "bits"],
      ["compare", "type", "bits"],
    ]);
    const { rows, columns } = tableOf(values);
    expect(rows).toHaveLength(7 * BITS_MODELS.length);
    expect(rows[0]).toHaveLength(columns.length);
    expect(rows[0][2]).toBeCloseTo(kilobytes(linesOf(values)[0].totalBits[0]), 3);
  });
});
