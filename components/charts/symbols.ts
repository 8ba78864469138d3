/** Shapes that stand for classes and differ without colour. All have about the same area. */
export type Shape = "circle" | "triangle" | "square" | "diamond";

/** Corners of each shape of radius 1. */
const CORNERS: Record<Exclude<Shape, "circle">, readonly (readonly [number, number])[]> = {
  triangle: [
    [0, -1.25],
    [1.15, 0.8],
    [-1.15, 0.8],
  ],
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
};

/** Returns the shape of a class; after the last shape the first one follows. */
export const shapeOf = (index: number): Shape =>
  (["circle", "triangle", "square", "diamond"] as const)[index % 4];

/** Returns the SVG path of one symbol of radius r around (x, y), pixels. */
export function symbolPath(shape: Shape, x: number, y: number, r: number): string {
  const print = (value: number) => value.toFixed(1);
  if (shape === "circle") {
    return `M${print(x - r)} ${print(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }
  return `M${CORNERS[shape].map(([dx, dy]) => `${print(x + dx * r)} ${print(y + dy * r)}`).join("L")}Z`;
}
