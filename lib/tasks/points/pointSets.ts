/** Built-in sets of labelled points in the plane: two classes, coordinates between about -1 and 1. */
import type { Random } from "@/lib/numerics/random";

/** A distribution of points in two classes. */
export interface PointSet {
  readonly name: string;
  readonly label: string;
  /**
   * Draws one point without noise.
   *
   * @param kind class of the point, 0 or 1
   */
  place(kind: 0 | 1, random: Random): readonly [x: number, y: number];
}

/** Turns of each arm of the spiral around the centre. */
const SPIRAL_TURNS = 1.25;

const onCircle = (radius: number, angle: number) =>
  [radius * Math.cos(angle), radius * Math.sin(angle)] as const;

/** All built-in sets, in the order of the picker. */
export const POINT_SETS: readonly PointSet[] = [
  {
    name: "spiral",
    label: "Spiral",
    place(kind, random) {
      // The square root spreads the points evenly along the arm's area, not crowded at the centre.
      const along = Math.sqrt(0.02 + 0.98 * random.uniform());
      return onCircle(along, 2 * Math.PI * SPIRAL_TURNS * along + Math.PI * kind);
    },
  },
  {
    name: "rings",
    label: "Rings",
    place: (kind, random) => onCircle(kind === 0 ? 0.4 : 0.85, 2 * Math.PI * random.uniform()),
  },
  {
    name: "xor",
    label: "XOR",
    place(kind, random) {
      const [x, y] = [0.1 + 0.8 * random.uniform(), 0.1 + 0.8 * random.uniform()];
      const left = random.uniform() < 0.5;
      return [left ? -x : x, left === (kind === 0) ? y : -y];
    },
  },
  {
    name: "moons",
    label: "Moons",
    place(kind, random) {
      const [x, y] = onCircle(0.6, Math.PI * random.uniform());
      return kind === 0 ? [x - 0.3, y - 0.15] : [0.3 - x, 0.15 - y];
    },
  },
];

/** Points with their classes. */
export interface LabelledPoints {
  /** x and y of each point, interleaved, [points, 2]. */
  readonly positions: Float32Array;
  /** Class of each point, 0 or 1, [points]. */
  readonly kinds: Uint8Array;
}

/**
 * Draws points of a set, of the two classes alternately.
 *
 * @param noise standard deviation of the Gaussian that is added to both coordinates
 */
export function drawPoints(set: PointSet, count: number, noise: number, random: Random): LabelledPoints {
  const positions = new Float32Array(2 * count);
  const kinds = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const kind = (i % 2) as 0 | 1;
    const [x, y] = set.place(kind, random);
    positions[2 * i] = x + noise * random.normal();
    positions[2 * i + 1] = y + noise * random.normal();
    kinds[i] = kind;
  }
  return { positions, kinds };
}

/**
 * Grid of the picture: the model is evaluated at the centres of `cells` x `cells` squares that cover [min,
 * max] in both coordinates. The scores are row-major; the first row has the largest y, as on a screen.
 */
export const POINTS_GRID = { min: -1.2, max: 1.2, cells: 40 } as const;
