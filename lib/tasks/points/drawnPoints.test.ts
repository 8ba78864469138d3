import fc from "fast-check";
import { expect, it } from "vitest";
import { readUnfinished, writePoints } from "./drawnPoints";
import { readPoints } from "./ownPoints";
import { POINTS_GRID } from "./pointSets";

const coordinate = fc.double({ min: POINTS_GRID.min, max: POINTS_GRID.max, noNaN: true });
const drawn = fc.array(fc.tuple(coordinate, coordinate, fc.nat(1)), { maxLength: 60 }).map((points) => ({
  positions: Float32Array.from(points.flatMap((point) => point.slice(0, 2))),
  kinds: Uint8Array.from(points, ([, , kind]) => kind),
}));

it("reads what it wrote, also with a single class", () => {
  fc.assert(
    fc.property(drawn, (points) => {
      const read = readUnfinished(writePoints(points));
      expect(read?.kinds).toEqual(points.kinds);
      read?.positions.forEach((value, i) => {
        expect(Math.abs(value - points.positions[i])).toBeLessThan(1e-3);
      });
    }),
  );
});

it("writes a table that can be trained on, with the same classes", () => {
  const points = {
    positions: Float32Array.from({ length: 24 }, (_, i) => i / 24),
    kinds: Uint8Array.from({ length: 12 }, (_, i) => (i < 8 ? 1 : 0)),
  };
  expect(readPoints(writePoints(points)).points?.kinds).toEqual(points.kinds);
});

it("writes no table for no points", () => {
  expect(writePoints({ positions: new Float32Array(0), kinds: new Uint8Array(0) })).toBe("");
  expect(readUnfinished("")?.kinds).toHaveLength(0);
});

it("reads the classes of another table as training does", () => {
  expect([...(readUnfinished("class,x,y\nb,0,0\na,1,1")?.kinds ?? [])]).toEqual([1, 0]);
  expect([...(readUnfinished("class,x,y\nb,0,0")?.kinds ?? [])]).toEqual([0]);
});

it.each(["x,y\n1,2", "x,y,class\n1,2,a\n1,2,b\n1,2,c", "x,y,class\n1,two,a", "\0\u0001"])(
  "has no points for %j",
  (text) => {
    expect(readUnfinished(text)).toBeUndefined();
  },
);
