import { describe, expect, it } from "vitest";
import { ROOT, SOFTSIGN } from "../companders";
import { dequantize } from "../dequantize";
import { decodeFloat8, E4M3, E5M2, encodeFloat8 } from "../float8";
import { makeMap } from "../maps";
import { quantize } from "../quantize";
import { makeRandom, type Random } from "../random";
import { affineStorage } from "./affine";
import { blockStorage, encodeTiesUp, TORCHAO_MIN_SCALE, torchaoStorage } from "./blockCodes";
import { compandedStorage } from "./companded";
import { expandedFloat8Storage } from "./expandedFloat8";
import { float8Storage } from "./float8";
import { FORMATS, formatNamed } from "./index";
import { logarithmicStorage } from "./logarithmic";
import { quantileStorage } from "./quantiles";
import { rank1Storage } from "./rank1";
import { factoredStorage, unitMeanStorage } from "./sharedSecondMoment";
import type { MatrixShape } from "./storage";

const ROW: MatrixShape = { columns: 32, unit: "row" };
const random = () => makeRandom(5);

/** Moments like those of a small run: normal values whose scales spread over some decades; r their squares. */
function moments(n: number, seed = 1) {
  const { normal } = makeRandom(seed);
  const m = Float32Array.from({ length: n }, () => 1e-3 * normal() * 10 ** normal());
  return { m, r: m.map((value) => value * value) };
}

describe.each(FORMATS)("$name", ({ label, m, r }) => {
  const sample = moments(4096);

  it("stores both moments, with its codes in range and its bits for all that it keeps", () => {
    for (const [storage, x] of [
      [m, sample.m],
      [r, sample.r],
    ] as const) {
      const stored = storage.store(x, ROW, random());
      expect(stored.values).toHaveLength(x.length);
      expect(stored.values.every(Number.isFinite)).toBe(true);
      expect(stored.bits).toBeGreaterThan(0);
      expect(stored.bits).toBeLessThanOrEqual(32 * x.length);
      expect(stored.codes === null).toBe(storage.codes === null);
      if (stored.codes) expect(new Set(stored.codes).size).toBeLessThanOrEqual(storage.codes!);
    }
    expect(label.length).toBeLessThanOrEqual(26);
  });

  it("keeps a second moment at 0 or more, and no value beyond the largest of the tensor", () => {
    expect(r.store(sample.r, ROW, random()).values.every((value) => value >= 0)).toBe(true);
    const largest = Math.max(...sample.m.map(Math.abs));
    const stored = m.store(sample.m, ROW, random()).values;
    expect(Math.max(...stored.map(Math.abs))).toBeLessThanOrEqual(1.001 * largest);
    // Values of the largest size keep their sign.
    const turned = stored.filter(
      (value, i) => Math.abs(sample.m[i]) > largest / 2 && value * sample.m[i] < 0,
    );
    expect(turned).toHaveLength(0);
  });

  it("does not change its argument, and reads back the same a second time", () => {
    const before = sample.r.slice();
    const once = r.store(sample.r, ROW, random());
    expect(sample.r).toEqual(before);
    expect(r.store(sample.r, ROW, random()).values).toEqual(once.values);
  });

  it.skipIf(label.startsWith("quantile"))(
    "reads zeros back as zeros, or as less than its smallest scale",
    () => {
      const zeros = new Float32Array(4096);
      // torchao's 4-bit table for r has no zero: a block of zeros is read as 1/16 of the smallest scale.
      const small = (values: Float32Array) => values.every((value) => Math.abs(value) <= TORCHAO_MIN_SCALE);
      expect(small(m.store(zeros, ROW, random()).values)).toBe(true);
      expect(small(r.store(zeros, ROW, random()).values)).toBe(true);
    },
  );
});

it("has at least a dozen formats with names of their own", () => {
  expect(FORMATS.length).toBeGreaterThanOrEqual(12);
  expect(new Set(FORMATS.map(({ name }) => name)).size).toBe(FORMATS.length);
  expect(new Set(FORMATS.map(({ label }) => label)).size).toBe(FORMATS.length);
  expect(formatNamed("torchao-4")?.label).toBe("torchao 4-bit");
  expect(formatNamed("torchao-5")).toBeUndefined();
});

/** Bits of a parameter, both moments, in a tensor of whole blocks. */
const bitsOf = (name: string, n = 8192) => {
  const { m, r } = formatNamed(name)!;
  const x = moments(n);
  return (m.store(x.m, ROW, random()).bits + r.store(x.r, ROW, random()).bits) / n;
};

it("costs what the publications say, scales included", () => {
  expect(bitsOf("float32")).toBe(64);
  expect(bitsOf("bf16")).toBe(32);
  // In bytes 2.03125 and 1.0625.
  expect(bitsOf("dynamic-256")).toBe(8 * 2.03125);
  expect(bitsOf("fp8-e4m3")).toBe(8 * 2.03125);
  expect(bitsOf("torchao-4")).toBe(8 * 1.0625);
  // FlashOptim states 8.5 bits a value; SOLO 0.8125 bytes without the base of each block.
  expect(bitsOf("flashoptim")).toBe(17);
  expect(bitsOf("solo-4-2")).toBe(8 * 0.8125 + 32 / 128);
  expect(bitsOf("coat")).toBe(16 + 6 * (32 / 128));
});

describe("codes of a map in blocks", () => {
  it("are those of the reference quantizer, except where the sign is guarded", () => {
    const { m } = moments(1000);
    const map = makeMap("dynamic", { bits: 8, signed: true });
    const plain = blockStorage(map, 256).store(m, ROW, random());
    expect(plain.values).toEqual(dequantize(quantize(m, map, 256)));
    const guarded = blockStorage(map, 256, true).store(m, ROW, random());
    expect(guarded.values.every((value, i) => value === 0 || value < 0 === m[i] < 0)).toBe(true);
    expect(guarded.values).not.toEqual(plain.values);
  });

  it("have the published 4-bit tables", () => {
    const positive = [0.0055, 0.0325, 0.0775, 0.2125, 0.4375, 0.6625, 0.8875];
    const { values } = makeMap("dynamic", { bits: 4, signed: true });
    const expected = [...positive.map((value) => -value).reverse(), 0, ...positive, 1];
    expect(values).toHaveLength(16);
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 6);
    });
    const linear = makeMap("linear-above-zero", { bits: 4, signed: false }).values;
    expect([...linear]).toEqual(Array.from({ length: 16 }, (_, k) => (k + 1) / 16));
  });

  it("of torchao go up at a midpoint, and to the nearest elsewhere", () => {
    const values = Float32Array.of(-1, -0.5, 0, 0.25, 0.5, 0.75, 0.875, 1);
    expect(encodeTiesUp(values, 0.125)).toBe(3);
    expect(encodeTiesUp(values, -0.25)).toBe(2);
    expect(encodeTiesUp(values, 0.12)).toBe(2);
    expect([-2, -1, 1, 2].map((x) => encodeTiesUp(values, x))).toEqual([0, 0, 7, 7]);
    const { m } = moments(2000);
    const map = makeMap("dynamic", { bits: 8, signed: true });
    const bnb = blockStorage(map, 256).store(m, ROW, random());
    const ao = torchaoStorage(map, 256).store(m, ROW, random());
    // Ties and the last bit of a division apart, both find the nearest code.
    const differ = ao.codes!.filter((code, i) => code !== bnb.codes![i]).length;
    expect(differ).toBeLessThan(0.01 * m.length);
  });
});

describe("8-bit floats", () => {
  it("have the bounds of the OCP specification", () => {
    expect(E4M3.magnitudes).toHaveLength(127);
    expect(E4M3.magnitudes[1]).toBe(2 ** -9);
    expect(E4M3.magnitudes[8]).toBe(2 ** -6);
    expect(E4M3.magnitudes[126]).toBe(448);
    expect(E5M2.magnitudes).toHaveLength(124);
    expect(E5M2.magnitudes[1]).toBe(2 ** -16);
    expect(E5M2.magnitudes[4]).toBe(2 ** -14);
    expect(E5M2.magnitudes[123]).toBe(57344);
  });

  it("round to the nearest, half-way to even, and stop at the largest", () => {
    const round = (x: number) => decodeFloat8(E4M3, encodeFloat8(E4M3, x));
    // Between 16 and 32 the numbers are 2 apart.
    expect([17, 19, 18.9, 21, -17, -19].map(round)).toEqual([16, 20, 18, 20, -16, -20]);
    expect([1e9, -1e9, 448, 500].map(round)).toEqual([448, -448, 448, 448]);
    expect(round(2 ** -10)).toBe(0);
    expect(round(1.01 * 2 ** -10)).toBe(2 ** -9);
    for (let pattern = 0; pattern < 127; pattern++) {
      expect(encodeFloat8(E4M3, decodeFloat8(E4M3, pattern))).toBe(pattern);
    }
  });

  it("keep each value of a block within a sixteenth, down to the subnormal numbers", () => {
    const { m } = moments(256);
    const { values } = float8Storage(E4M3, 256, true).store(m, ROW, random());
    const normal = Math.max(...m.map(Math.abs)) * (2 ** -6 / 448);
    m.forEach((value, i) => {
      if (Math.abs(value) > normal) expect(Math.abs(values[i] / value - 1)).toBeLessThanOrEqual(1 / 16);
    });
  });
});

describe("COAT's expansion", () => {
  it("fills the range of E4M3: a narrow group uses more codes than without it", () => {
    const { uniform } = makeRandom(3);
    const narrow = Float32Array.from({ length: 128 }, () => 1 + uniform());
    const used = (codes: Uint8Array | null) => new Set(codes).size;
    const expanded = expandedFloat8Storage(false).store(narrow, ROW, random());
    const plain = float8Storage(E4M3, 128, false).store(narrow, ROW, random());
    expect(used(plain.codes)).toBeLessThan(20);
    expect(used(expanded.codes)).toBeGreaterThan(40);
    const worst = (values: Float32Array) =>
      Math.max(...values.map((value, i) => Math.abs(value / narrow[i] - 1)));
    expect(worst(expanded.values)).toBeLessThan(worst(plain.values) / 4);
  });

  it("reads a group of equal magnitudes back, and zeros beside them", () => {
    const group = Float32Array.from({ length: 128 }, (_, i) => (i === 0 ? 0 : i % 2 ? 0.3 : -0.3));
    const { values } = expandedFloat8Storage(true).store(group, ROW, random());
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(group[i], 6);
    });
  });
});

describe("companding", () => {
  it("bends as FlashOptim does, and is undone", () => {
    expect(SOFTSIGN.bend(0.5)).toBeCloseTo(2 / 3, 12);
    for (const x of [-1, -0.2, 0, 0.01, 1]) expect(SOFTSIGN.straighten(SOFTSIGN.bend(x))).toBeCloseTo(x, 12);
  });

  it("stores integers of [-127, 127] and [0, 255], half up", () => {
    const x = Float32Array.from({ length: 32 }, (_, i) => (i - 16) / 16);
    const { codes } = compandedStorage(true, SOFTSIGN).store(x, ROW, random());
    expect(codes![0] - 127).toBe(-127);
    expect(codes![16] - 127).toBe(0);
    expect(codes![24] - 127).toBe(Math.floor((127 * 2) / 3 + 0.5));
    const squares = x.map((value) => value * value);
    const root = compandedStorage(false, ROOT).store(squares, ROW, random());
    expect(root.codes![0]).toBe(255);
    expect(root.codes![8]).toBe(128);
    expect(root.values[8]).toBeCloseTo((128 / 255) ** 2, 3);
  });
});

describe("affine codes", () => {
  it("begin at the end of the larger magnitude, and one of them is 0", () => {
    const group = Float32Array.from({ length: 64 }, (_, i) => (i === 0 ? -0.9 : i === 1 ? 0 : i / 100));
    const { values, codes } = affineStorage.store(group, ROW, random());
    expect([values[0], codes![0]]).toEqual([group[0], 0]);
    expect(values[1]).toBeCloseTo(0, 6);
    const turned = affineStorage.store(
      group.map((value) => -value),
      ROW,
      random(),
    );
    expect([turned.values[0], turned.codes![0]]).toEqual([-group[0], 0]);
    expect(turned.values[1]).toBeCloseTo(0, 6);
    const step = 1.53 / 255;
    values.forEach((value, i) => {
      expect(Math.abs(value - group[i])).toBeLessThan(0.51 * step);
    });
  });

  it("store second moments below the least step as 0", () => {
    const group = new Float32Array(64).fill(4e-8);
    expect(affineStorage.store(group, ROW, random()).values.every((value) => value === 0)).toBe(true);
  });
});

it("rank-1 scales hold a large row apart from the others, and the smaller maximum counts", () => {
  const shape: MatrixShape = { columns: 4, unit: "row" };
  const x = Float32Array.of(16, 16, 16, 16, 1, 0.5, 0.25, 0.5, 0, 0, 0, 0);
  const map = makeMap("linear-above-zero", { bits: 4, signed: false });
  const { values, bits } = rank1Storage(map).store(x, shape, random());
  // The columns have maximum 16; the second row has its own maximum of 1.
  expect([...values]).toEqual([...x]);
  expect(bits).toBe(4 * 12 + 32 * (3 + 4));
});

describe("logarithmic codes", () => {
  const block = Float32Array.from({ length: 128 }, (_, i) => 2 ** (-i / 8));
  const levels = (bits: number, from: Random) =>
    new Set(logarithmicStorage(bits).store(block, ROW, from).values);

  it("are powers of a base that reaches the tenth of the values that are smallest", () => {
    expect(levels(2, random()).size).toBe(4);
    const found = [...levels(3, random())].sort((a, b) => b - a);
    expect(found).toHaveLength(8);
    for (let k = 1; k < 8; k++) expect(found[k] / found[k - 1]).toBeCloseTo(found[1] / found[0], 4);
    const below = block.filter((value) => value < found[7]).length;
    expect(below).toBeGreaterThanOrEqual(12);
    expect(below).toBeLessThanOrEqual(13);
  });

  it("round at random so that the mean of the logarithm is kept", () => {
    const storage = logarithmicStorage(2);
    const from = random();
    const logs = Array.from({ length: 2000 }, () => Math.log2(storage.store(block, ROW, from).values[20]));
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    expect(new Set(logs.map((value) => value.toFixed(3))).size).toBe(2);
    // Two levels 4.75 apart in log2: the standard deviation of the mean is below 0.06.
    expect(Math.abs(mean - -20 / 8)).toBeLessThan(0.2);
  });

  it("go to the nearer level on demand", () => {
    const storage = logarithmicStorage(3, "nearest");
    const { values } = storage.store(block, ROW, random());
    const found = [...levels(3, random())];
    values.forEach((value, i) => {
      const nearest = Math.min(...found.map((level) => Math.abs(Math.log(level / block[i]))));
      expect(Math.abs(Math.log(value / block[i]))).toBeCloseTo(nearest, 4);
    });
  });

  it("hold a block that is mostly zeros", () => {
    const sparse = new Float32Array(128);
    sparse[3] = 1;
    sparse[5] = 0.01;
    const { values } = logarithmicStorage(3).store(sparse, ROW, random());
    expect(values[3]).toBe(1);
    expect(values[5]).toBeCloseTo(0.01, 4);
    expect(values[0]).toBeCloseTo(0.01, 4);
  });
});

describe("fewer second moments than parameters", () => {
  const x = Float32Array.of(1, 2, 3, 2, 4, 6);

  it("one for each unit, along rows or columns", () => {
    const byRow = unitMeanStorage.store(x, { columns: 3, unit: "row" }, random());
    expect([...byRow.values]).toEqual([2, 2, 2, 4, 4, 4]);
    expect(byRow.bits).toBe(64);
    const byColumn = unitMeanStorage.store(x, { columns: 3, unit: "column" }, random());
    expect([...byColumn.values]).toEqual([1.5, 3, 4.5, 1.5, 3, 4.5]);
    expect(byColumn.bits).toBe(96);
  });

  it("a product of rows and columns, exact for a matrix of rank one", () => {
    const { values, bits } = factoredStorage.store(x, { columns: 3, unit: "row" }, random());
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(x[i], 6);
    });
    expect(bits).toBe(32 * 5);
  });

  it("whose means stay when what was read is stored again", () => {
    const { r } = moments(1024);
    const once = factoredStorage.store(r, ROW, random()).values;
    const twice = factoredStorage.store(once, ROW, random()).values;
    twice.forEach((value, i) => {
      expect(Math.abs(value / once[i] - 1)).toBeLessThan(1e-5);
    });
  });
});

it("quantiles of the tensor use every code about equally often", () => {
  const { m } = moments(8192);
  const { codes } = quantileStorage(true).store(m, ROW, random());
  const counts = new Array<number>(256).fill(0);
  for (const code of codes!) counts[code]++;
  expect(counts.filter((count) => count > 8).length).toBeGreaterThan(240);
});
