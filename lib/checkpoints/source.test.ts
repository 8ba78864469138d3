import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesSource, windowedSource } from "./source";
import { halfToFloat, roundToHalf } from "./values";

const MEBIBYTE = 2 ** 20;

it("reads the same bytes through windows, with few reads for many small ranges", async () => {
  const bytes = new Uint8Array(3 * MEBIBYTE + 17).map((_, i) => (i * 2654435761) >>> 24);
  let reads = 0;
  const plain = bytesSource(bytes);
  const counted = {
    size: plain.size,
    read(start: number, end: number) {
      reads++;
      return plain.read(start, end);
    },
  };
  const windowed = windowedSource(counted);
  for (let at = 0; at + 100 <= bytes.length; at += 1000) await windowed.read(at, at + 100);
  // Four windows, and the few ranges that cross from one to the next.
  expect(reads).toBeLessThan(8);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length), fc.nat(MEBIBYTE), async (start, length) => {
      const end = Math.min(bytes.length, start + length);
      expect(Buffer.compare(await windowed.read(start, end), bytes.subarray(start, end))).toBe(0);
    }),
  );
  await expect(windowed.read(bytes.length, bytes.length + 1)).rejects.toThrow(/not inside the file/);
  await expect(windowed.read(-1, 0)).rejects.toThrow(RangeError);
});

it("rounds to half precision and back: every half is a fixed point, and ties go to even", () => {
  for (let bits = 0; bits < 0x7c00; bits++) expect(roundToHalf(halfToFloat(bits))).toBe(halfToFloat(bits));
  expect(roundToHalf(1 + 1 / 2048)).toBe(1);
  expect(roundToHalf(1 + 3 / 2048)).toBe(1 + 2 / 1024);
  expect(roundToHalf(-(2 ** -25))).toBe(-0);
  expect(roundToHalf(65520)).toBe(Number.POSITIVE_INFINITY);
  expect(roundToHalf(3.25e-7)).toBeCloseTo(5 * 2 ** -24, 12);
});
