import { expect, it } from "vitest";
import { makeMap } from "./maps";
import { stateBytes } from "./memory";
import { ruleNamed } from "./rules";
import { makeState8 } from "./step8";
import { makeStateMixed } from "./stepMixed";

const adam = ruleNamed("adam");
const storage = { bits: 8, blockSize: 2048, min8bitSize: 4096 };

it("agrees with the paper: a billion parameters of Adam take 8 GB in 32 bits and 2 GB plus absmax in 8", () => {
  expect(stateBytes(adam, 1e9, { ...storage, bits: 32 })).toEqual({
    bits: 32,
    values: 8e9,
    absmax: 0,
    total: 8e9,
  });
  const eight = stateBytes(adam, 1e9, storage);
  expect(eight.values).toBe(2e9);
  // 8.0156 bits a value at block size 2048.
  expect((8 * eight.total) / 2e9).toBeCloseTo(8.0156, 4);
});

it("counts the bytes that the arrays really have", () => {
  const maps = {
    signed: makeMap("dynamic", { bits: 8, signed: true }),
    unsigned: makeMap("dynamic", { bits: 8, signed: false }),
  };
  const state = makeState8(adam, 5000, 256, maps);
  const held = state.reduce((sum, { codes, absmax }) => sum + codes.byteLength + absmax.byteLength, 0);
  expect(stateBytes(adam, 5000, { ...storage, blockSize: 256 }).total).toBe(held);
});

it("keeps small tensors in 32 bits and packs 4-bit codes", () => {
  expect(stateBytes(adam, 4095, storage)).toMatchObject({ bits: 32, total: 4095 * 8 });
  expect(stateBytes(adam, 4096, storage)).toMatchObject({ bits: 8, total: 2 * (4096 + 8) });
  expect(stateBytes(ruleNamed("lion"), 5, { bits: 4, blockSize: 128, min8bitSize: 0 })).toMatchObject({
    total: 3 + 4,
  });
});

it("takes about an eighth of 32-bit Adam's bytes in 4 bits, blocks of 128", () => {
  const four = stateBytes(adam, 1e8, { bits: 4, blockSize: 128, min8bitSize: 4096 }).total;
  expect(four / 1e8).toBe(1.0625);
});

it("keeps floats of 16 bits without absmax, in small tensors too", () => {
  for (const n of [10, 5000]) {
    const bytes = { bits: 16, values: 4 * n, absmax: 0, total: 4 * n };
    expect(stateBytes(adam, n, { ...storage, bits: 16 })).toEqual(bytes);
  }
});

it("refuses other widths, for small tensors too", () => {
  expect(() => stateBytes(adam, 10, { ...storage, bits: 12 })).toThrow(/bits is 12/);
  expect(() => stateBytes(adam, 5000, { ...storage, bits: 12 })).toThrow(/bits is 12/);
});

it("counts each moment in its own bits, as the arrays have them", () => {
  const maps = {
    signed: makeMap("dynamic", { bits: 8, signed: true }),
    unsigned: makeMap("dynamic", { bits: 8, signed: false }),
  };
  const [m, r] = makeStateMixed(adam, 5000, 256, maps, [8, 32]);
  if (m instanceof Float32Array || !(r instanceof Float32Array)) throw new Error("m has codes, r has floats");
  const bytes = stateBytes(adam, 5000, { ...storage, blockSize: 256, bits: { m: 8, r: 32 } });
  expect(bytes).toEqual({
    bits: 20,
    values: m.codes.byteLength + r.byteLength,
    absmax: m.absmax.byteLength,
    total: m.codes.byteLength + m.absmax.byteLength + r.byteLength,
  });
  expect(stateBytes(adam, 4095, { ...storage, bits: { m: 8, r: 32 } })).toMatchObject({
    bits: 32,
    total: 8 * 4095,
  });
  expect(stateBytes(adam, 4095, { ...storage, bits: { m: 8, r: 16 } })).toMatchObject({
    bits: 24,
    total: 6 * 4095,
  });
  expect(() => stateBytes(adam, 5000, { ...storage, bits: { m: 8 } })).toThrow(/bits of r is "missing"/);
});
