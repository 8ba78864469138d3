import { expect, it } from "vitest";
import { POINT_COUNTS } from "@/lib/tasks/points/ownPoints";
import {
  applyTool,
  countSentence,
  type Drawing,
  drawingOf,
  placeSentence,
  placesBetween,
  tableOf,
} from "./drawing";

const many = (circles: number, triangles: number): Drawing =>
  Array.from({ length: circles + triangles }, (_, i) => ({ x: 0.5, y: 0.5, group: i < circles ? 0 : 1 }));

it("draws points, and erases the points within reach of the eraser", () => {
  const one = applyTool([], { x: 0.2, y: 0.3 }, 0);
  const two = applyTool(one, { x: 0.5, y: 0.5 }, 1);
  expect(two.map(({ group }) => group)).toEqual([0, 1]);
  expect(applyTool(two, { x: 0.21, y: 0.3 }, "eraser")).toEqual(two.slice(1));
  expect(applyTool(two, { x: 0.9, y: 0.9 }, "eraser")).toBe(two);
});

it("stops at the most points that a run takes", () => {
  const full = many(POINT_COUNTS.most, 0);
  expect(applyTool(full, { x: 0, y: 0 }, 1)).toBe(full);
  expect(countSentence(many(POINT_COUNTS.most - 1, 1))).toMatch(/the most that a run takes/);
});

it("spaces the points of a stroke evenly, and adds no point after a short move", () => {
  const places = placesBetween({ x: 0, y: 0.5 }, { x: 0.31, y: 0.5 });
  expect(places).toHaveLength(10);
  expect(places[9].x).toBeCloseTo(0.3, 10);
  expect(placesBetween({ x: 0.5, y: 0.5 }, { x: 0.51, y: 0.51 })).toEqual([]);
});

it("reads the drawing that it wrote as a table", () => {
  const drawing = [
    { x: 0.25, y: 0.125, group: 1 },
    { x: 0.75, y: 0.5, group: 0 },
  ];
  expect(tableOf(drawing)).toBe("x,y,class\n-0.6,0.9,triangle\n0.6,0,circle\n");
  const read = drawingOf(tableOf(drawing)) ?? [];
  expect(read).toHaveLength(2);
  read.forEach((point, i) => {
    expect(point.x).toBeCloseTo(drawing[i].x, 3);
    expect(point.y).toBeCloseTo(drawing[i].y, 3);
    expect(point.group).toBe(drawing[i].group);
  });
  expect(tableOf([])).toBe("");
  expect(drawingOf("a,b\n1,2")).toBeUndefined();
});

it.each([
  [0, 0, "Nothing is drawn yet. A run takes at least 10 points, of both classes."],
  [1, 0, "1 circle and no triangles: 9 more are needed, and some must be triangles."],
  [4, 5, "4 circles and 5 triangles: 1 more is needed."],
  [0, 12, "No circles and 12 triangles: draw some circles too, there must be two classes to tell apart."],
  [6, 6, "6 circles and 6 triangles."],
])("says what is missing with %d circles and %d triangles", (circles, triangles, sentence) => {
  expect(countSentence(many(circles, triangles))).toBe(sentence);
});

it("describes a place", () => {
  expect(placeSentence([], { x: 0.25, y: 0.5 })).toBe("x −0.60, y 0.00: nothing here");
  expect(placeSentence(many(1, 2), { x: 0.5, y: 0.5 })).toMatch(/: 1 circle and 2 triangles here$/);
});
