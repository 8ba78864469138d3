import { useMemo } from "react";
import { contourPath } from "./contour";
import { shadeRuns } from "./shade";
import { type Shape, shapeOf, symbolPath } from "./symbols";

/** What a field is drawn of, as parts of one picture: on the page its shades are a canvas, in a file they are paths. */
export interface FieldPoint {
  /** Position as a share of the picture, 0 to 1, from the left and from the top. */
  readonly x: number;
  readonly y: number;
  readonly group: number;
}

export interface Boundary {
  readonly values: ArrayLike<number>;
  /** The value that the function has on the line; 0 if left out. */
  readonly level?: number;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly width?: number;
}

interface Room {
  /** Units of the drawing. */
  readonly width: number;
  readonly height: number;
}

interface BoundariesProps extends Room {
  readonly boundaries: readonly Boundary[];
  /** Samples a row, and rows. */
  readonly size: readonly [number, number];
}

/** The lines where sampled functions have a given value. */
export function FieldBoundaries({ boundaries, size, width, height }: BoundariesProps) {
  const cell = [width / size[0], height / size[1]] as const;
  return boundaries.map((boundary) => (
    <path
      key={boundary.colour}
      d={contourPath(boundary.values, size, boundary.level ?? 0, cell)}
      fill="none"
      stroke={boundary.colour}
      strokeWidth={boundary.width ?? 2.5}
      strokeDasharray={boundary.dashed ? "7 4" : undefined}
      strokeLinejoin="round"
    />
  ));
}

interface PointsProps extends Room {
  readonly points: readonly FieldPoint[];
}

/** One path for each group: hundreds of elements would make each frame slow. */
export function FieldPoints({ points, width, height }: PointsProps) {
  const groups = useMemo(() => {
    const paths = new Map<number, { shape: Shape; d: string }>();
    for (const { x, y, group } of points) {
      const entry = paths.get(group) ?? { shape: shapeOf(group), d: "" };
      entry.d += symbolPath(entry.shape, x * width, y * height, 3);
      paths.set(group, entry);
    }
    return [...paths].sort(([a], [b]) => a - b);
  }, [points, width, height]);
  return groups.map(([group, { shape, d }]) => (
    <path
      key={group}
      d={d}
      fill={shape === "circle" ? "var(--paper)" : "var(--ink)"}
      stroke={shape === "circle" ? "var(--ink)" : "var(--paper)"}
      strokeWidth={1}
    />
  ));
}

interface ShadesProps extends Room {
  readonly values: ArrayLike<number>;
  readonly size: readonly [number, number];
  readonly opacity: (value: number) => number;
}

/** The shades as vectors, for a picture that stands alone. */
export function FieldShades({ values, size, opacity, width, height }: ShadesProps) {
  const cell = [width / size[0], height / size[1]] as const;
  return shadeRuns(values, size, opacity, cell).map((run) => (
    <path key={run.opacity} d={run.path} fill="var(--ink)" fillOpacity={run.opacity} />
  ));
}
