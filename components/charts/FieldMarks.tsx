import { useMemo } from "react";
import { contourPath } from "./contour";
import { shadeRuns } from "./shade";
import { type Shape, shapeOf, symbolPath } from "./symbols";

/*
 * The parts of a field as vectors. On the page the shades of a field are a canvas; in a file they are paths.
 */

/** A point of a class in a field. */
export interface FieldPoint {
  /** Position as a share of the picture, 0 to 1, from the left and from the top. */
  readonly x: number;
  readonly y: number;
  readonly group: number;
}

/** A line on which a sampled function has one value. */
export interface Boundary {
  readonly values: ArrayLike<number>;
  /** The value that the function has on the line; 0 if left out. */
  readonly level?: number;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly width?: number;
}

interface Size {
  /** Units of the drawing. */
  readonly width: number;
  readonly height: number;
}

interface BoundariesProps extends Size {
  readonly boundaries: readonly Boundary[];
  /** Samples per row, and rows. */
  readonly size: readonly [number, number];
}

/** Draws the lines on which sampled functions have a given value. */
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

interface PointsProps extends Size {
  readonly points: readonly FieldPoint[];
}

/** Draws points as one path for each group: hundreds of elements would make each frame slow. */
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

interface ShadesProps extends Size {
  readonly values: ArrayLike<number>;
  readonly size: readonly [number, number];
  readonly opacity: (value: number) => number;
}

/** Draws the shades as vectors, for a picture that stands alone. */
export function FieldShades({ values, size, opacity, width, height }: ShadesProps) {
  const cell = [width / size[0], height / size[1]] as const;
  return shadeRuns(values, size, opacity, cell).map((run) => (
    <path key={run.opacity} d={run.path} fill="var(--ink)" fillOpacity={run.opacity} />
  ));
}
