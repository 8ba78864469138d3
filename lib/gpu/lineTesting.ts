/** Checks the lines of a map's table, in tests. */
import { expect, it } from "vitest";
import { encode, guardSign } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { makeRandom } from "@/lib/numerics/random";
import { adversarialUnits } from "./adversarialValues";
import type { MapTable } from "./mapTable";

const f = Math.fround;
/** Multiply-add rounded once, and rounded twice: WGSL leaves it to the device. */
const fused = (a: number, b: number, c: number) => f(a * b + c);
const unfused = (a: number, b: number, c: number) => f(f(a * b) + c);

/**
 * `position` of encode-lines.wgsl in JavaScript: the code that the line gives, and whether the kernel trusts
 * it.
 */
function codeByLine({ words, bounds }: MapTable, x: number, multiplyAdd: typeof fused) {
  const floats = new Float32Array(words.buffer);
  const limits = new Float32Array(bounds.buffer);
  const beyond = (value: number, edge: number) =>
    Math.min(1, Math.max(0, multiplyAdd(value, 2 ** 100, edge)));
  const size = Math.abs(x);
  const sign = x < 0 || Object.is(x, -0) ? -1 : 1;
  const number = limits.subarray(0, 7).filter((start) => size >= start).length;
  const [slope, intercept, last, guard] = floats.subarray(512 + 4 * number);
  let index = Math.min(multiplyAdd(slope, size, intercept), last);
  index = f(index + beyond(x, limits[8]));
  index = multiplyAdd(guard, sign, index);
  const position = multiplyAdd(index, sign, limits[7]);
  const code = Math.round(position);
  return { code, trusted: Math.abs(position - code) <= f(0.5 - 1.5 * 2 ** -15) };
}

/**
 * Tests that the lines of a map give the codes of its nearest values.
 *
 * @param guarded whether codes keep the sign of their value
 */
export function testLines(map: QuantizationMap, guarded: boolean, table: MapTable): void {
  it.each([
    ["fused", fused],
    ["unfused", unfused],
  ])("are right wherever the kernel trusts them: %s multiply-add", (_name, multiplyAdd) => {
    const unit = adversarialUnits(makeRandom(3), map);
    const hard = Array.from({ length: 50_000 }, unit).filter((x) => map.signed || x >= 0);
    for (const x of [...map.values, -0, ...hard]) {
      const { code, trusted } = codeByLine(table, x, multiplyAdd);
      const nearest = encode(map.values, x);
      const expected = guarded ? guardSign(map.values, nearest, x) : nearest;
      if (trusted) expect([x, code]).toEqual([x, expected]);
    }
  });

  it("are trusted for all but one value in some thousands", () => {
    const random = makeRandom(4);
    let doubted = 0;
    for (let i = 0; i < 200_000; i++) {
      const x = f(map.signed ? 2 * random.uniform() - 1 : random.uniform());
      if (!codeByLine(table, x, fused).trusted) doubted++;
    }
    expect(doubted / 200_000).toBeLessThan(1 / 5000);
    expect(doubted).toBeGreaterThan(0);
  });
}
