/** Points drawn by hand: their places in the plane, their table, and the changes of a stroke. */
import type { FieldPoint } from "@/components/charts/FieldMarks";
import type { FieldPlace } from "@/components/charts/fieldKeys";
import { readUnfinished, writePoints } from "@/lib/tasks/points/drawnPoints";
import { POINT_COUNTS } from "@/lib/tasks/points/ownPoints";
import { POINTS_GRID } from "@/lib/tasks/points/pointSets";
import { english, type LabWords } from "../messages";

/** The points of a drawing, in the order in which they were drawn. */
export type Drawing = readonly FieldPoint[];

/** The tool of pointer and space bar: draw a point of class 0 or 1, or erase. */
export type Tool = 0 | 1 | "eraser";

/** Distance between two points of one stroke, as a share of the picture. */
const SPACING = 0.03;
/** Radius of the eraser, as a share of the picture. */
export const REACH = 0.04;

const { min, max } = POINTS_GRID;
const toPlane = (share: number) => min + share * (max - min);
const toShare = (coordinate: number) => (coordinate - min) / (max - min);

/** Returns the table of a drawing as text, in the form in which readers paste data; empty without points. */
export const tableOf = (drawing: Drawing): string =>
  writePoints({
    positions: Float32Array.from(drawing.flatMap(({ x, y }) => [toPlane(x), toPlane(1 - y)])),
    kinds: Uint8Array.from(drawing, ({ group }) => group),
  });

/** Returns the drawing of a table of points; undefined for any other text. */
export function drawingOf(text: string): Drawing | undefined {
  const points = readUnfinished(text);
  return (
    points &&
    Array.from(points.kinds, (group, i) => ({
      x: toShare(points.positions[2 * i]),
      y: 1 - toShare(points.positions[2 * i + 1]),
      group,
    }))
  );
}

/** Returns the drawing after the tool was used at one place; the same drawing if nothing changes. */
export function applyTool(drawing: Drawing, at: FieldPlace, tool: Tool): Drawing {
  if (tool !== "eraser")
    return drawing.length < POINT_COUNTS.most ? [...drawing, { ...at, group: tool }] : drawing;
  const left = drawing.filter(({ x, y }) => Math.hypot(x - at.x, y - at.y) > REACH);
  return left.length < drawing.length ? left : drawing;
}

/**
 * Returns evenly spaced places of a stroke from one place to another, without the first. Empty if the two are
 * close: the stroke then continues from the first.
 */
export function placesBetween(from: FieldPlace, to: FieldPlace): FieldPlace[] {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(across, down);
  return Array.from({ length: Math.floor(length / SPACING) }, (_, i) => {
    const share = ((i + 1) * SPACING) / length;
    return { x: from.x + share * across, y: from.y + share * down };
  });
}

/** Prints the points of both classes: "no circles and 2 triangles". */
function counted(circles: number, triangles: number, key: "have" | "here", t: LabWords): string {
  const [one, other] = ([circles, triangles] as const).map((count, i) => {
    const group = i === 0 ? 0 : 1;
    return count === 0 ? t(`lab.draw.none.${group}`) : t(`lab.draw.count.${group}`, { count: String(count) });
  });
  return t(`lab.draw.${key}`, { circles: one, triangles: other });
}

/** Returns a sentence that counts the points and says what is missing before a run can use them. */
export function countSentence(drawing: Drawing, t = english): string {
  const { fewest, most } = POINT_COUNTS;
  if (drawing.length === 0) return t("lab.draw.empty", { least: String(fewest) });
  const triangles = drawing.filter(({ group }) => group === 1).length;
  const circles = drawing.length - triangles;
  const counts = counted(circles, triangles, "have", t);
  const have = `${counts.charAt(0).toUpperCase()}${counts.slice(1)}`;
  const count = fewest - drawing.length;
  const absent = circles === 0 ? t("lab.draw.name.0") : triangles === 0 ? t("lab.draw.name.1") : "";
  if (count > 0) return t(absent ? "lab.draw.neededOf" : "lab.draw.needed", { have, count, absent });
  if (absent) return t("lab.draw.absent", { have, absent });
  if (drawing.length >= most) return t("lab.draw.most", { have });
  return `${have}.`;
}

/** Returns the coordinates of a place and the points near it as text, for screen readers. */
export function placeSentence(drawing: Drawing, { x, y }: FieldPlace, t = english): string {
  const near = drawing.filter((point) => Math.hypot(point.x - x, point.y - y) <= REACH);
  const triangles = near.filter(({ group }) => group === 1).length;
  const print = (share: number) => t.print(toPlane(share).toFixed(2).replace("-", "−"));
  const there =
    near.length === 0 ? t("lab.draw.nothing") : counted(near.length - triangles, triangles, "here", t);
  return t("lab.draw.place", { x: print(x), y: print(1 - y), there });
}
