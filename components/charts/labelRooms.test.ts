import { describe, expect, it } from "vitest";
import { type LabelBox, labelRooms, placedIn } from "./labelRooms";

const PICTURE = { left: 0, right: 200 };

/** A label of words on the first line of the picture, anchored at its left end. */
const label = (left: number, right: number, rest: Partial<LabelBox> = {}): LabelBox => ({
  left,
  right,
  top: 0,
  bottom: 14,
  at: left,
  words: true,
  passing: false,
  ...rest,
});

/** Where the labels end up. */
const placed = (boxes: readonly LabelBox[]) =>
  labelRooms(boxes, PICTURE).map((room, i) => placedIn(boxes[i], room));

describe("labelRooms", () => {
  it("leaves labels alone that are inside and apart", () => {
    const boxes = [label(0, 60), label(80, 200), label(0, 190, { top: 20, bottom: 34 })];
    expect(placed(boxes)).toEqual(boxes.map(({ left, right }) => ({ left, right })));
  });

  it("moves a label inside, and lets one that is too long fill the picture", () => {
    expect(placed([label(-12, 40)])).toEqual([{ left: 0, right: 52 }]);
    expect(placed([label(150, 260)])).toEqual([{ left: 90, right: 200 }]);
    expect(placed([label(-100, 300)])).toEqual([PICTURE]);
  });

  it("lets words make room for numbers, which keep their place", () => {
    const [words, number] = placed([label(-30, 44, { at: 44 }), label(50, 62, { at: 56, words: false })]);
    expect(number).toEqual({ left: 50, right: 62 });
    expect(words.left).toBe(0);
    expect(words.right).toBeLessThan(number.left);
  });

  it("shares a line between two labels, each with what it needs up to half", () => {
    const [short, long] = placed([label(0, 50), label(-100, 200, { at: 200 })]);
    expect(short).toEqual({ left: 0, right: 50 });
    expect(long.left).toBeGreaterThan(50);
    expect(long.right).toBe(200);
    const [one, other] = placed([label(0, 180), label(20, 200, { at: 200 })]);
    expect(one.right - one.left).toBe(other.right - other.left);
    expect(one.right).toBeLessThan(other.left);
  });

  it("keeps labels at their anchors, and shortens what reaches to the next one", () => {
    const [one, other] = placed([label(0, 100), label(80, 140)]);
    expect([one.left, other.left, other.right]).toEqual([0, 80, 140]);
    expect(one.right).toBeLessThan(80);
    const [first, second] = placed([label(20, 90, { at: 90 }), label(70, 160, { at: 160 })]);
    expect([first.left, first.right, second.right]).toEqual([20, 90, 160]);
    expect(second.left).toBeGreaterThan(90);
  });

  it("shares the rest of a line where the edge pushes a label off its anchor onto another", () => {
    const [short, long] = placed([label(120, 150), label(140, 290)]);
    expect(short.left).toBe(120);
    expect(short.right).toBeGreaterThan(short.left);
    expect(long.left).toBeGreaterThan(short.right);
    expect(long.right).toBe(200);
  });

  it("moves a label in the middle of its place aside where its line has room", () => {
    const [one, other] = placed([label(20, 100, { at: 60 }), label(90, 150, { at: 120 })]);
    expect(one.right).toBeLessThan(other.left);
    expect([one.right - one.left, other.right - other.left]).toEqual([80, 60]);
  });

  it("makes no room for a reading that lies over the others for a moment", () => {
    const boxes = [label(0, 100), label(60, 140, { passing: true })];
    expect(placed(boxes)).toEqual(boxes.map(({ left, right }) => ({ left, right })));
  });
});
