/**
 * Sparse digits: drawn strokes on a black background, and a network of 784, 64 and 10 units that learns them.
 */
import { makeRandom, type Random } from "@/lib/numerics/random";
import { dense, denseBack, heWeights, relu, reluBack, zeros } from "./layers";
import type { Problem } from "./problem";

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const HIDDEN = 64;
const CLASSES = 10;
const IMAGES = 1500;
const BATCH = 64;

type Point = readonly [number, number];

/** Strokes of each digit as lines from point to point, x to the right and y down, both from 0 to 1. */
const STROKES: readonly (readonly Point[])[] = [
  [
    [0.2, 0.1],
    [0.8, 0.1],
    [0.8, 0.9],
    [0.2, 0.9],
    [0.2, 0.1],
  ],
  [
    [0.3, 0.3],
    [0.5, 0.1],
    [0.5, 0.9],
  ],
  [
    [0.2, 0.2],
    [0.5, 0.1],
    [0.8, 0.3],
    [0.2, 0.9],
    [0.8, 0.9],
  ],
  [
    [0.2, 0.1],
    [0.8, 0.1],
    [0.4, 0.45],
    [0.8, 0.7],
    [0.2, 0.9],
  ],
  [
    [0.7, 0.9],
    [0.7, 0.1],
    [0.2, 0.6],
    [0.9, 0.6],
  ],
  [
    [0.8, 0.1],
    [0.2, 0.1],
    [0.2, 0.5],
    [0.8, 0.6],
    [0.7, 0.9],
    [0.2, 0.9],
  ],
  [
    [0.7, 0.1],
    [0.2, 0.6],
    [0.3, 0.9],
    [0.8, 0.8],
    [0.7, 0.5],
    [0.2, 0.6],
  ],
  [
    [0.2, 0.1],
    [0.8, 0.1],
    [0.4, 0.9],
  ],
  [
    [0.5, 0.5],
    [0.2, 0.2],
    [0.8, 0.2],
    [0.2, 0.8],
    [0.8, 0.8],
    [0.5, 0.5],
  ],
  [
    [0.8, 0.4],
    [0.3, 0.5],
    [0.2, 0.2],
    [0.8, 0.1],
    [0.8, 0.4],
    [0.6, 0.9],
  ],
];

/** Returns the distance of a point from a line between two points. */
function distance(px: number, py: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

/** Draws a digit, shifted, scaled and slanted at random; pixels from 0 to 1, most of them exactly 0. */
function draw(digit: number, into: Float32Array, random: Random): void {
  const size = 14 + 6 * random.uniform();
  const left = (SIDE - size) / 2 + 4 * (random.uniform() - 0.5);
  const top = (SIDE - size) / 2 + 4 * (random.uniform() - 0.5);
  const slant = 0.4 * (random.uniform() - 0.5);
  const width = 0.9 + 0.6 * random.uniform();
  const points = STROKES[digit].map(
    ([x, y]): Point => [left + size * (x + slant * (0.5 - y)), top + size * y],
  );
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let k = 1; k < points.length; k++)
        nearest = Math.min(nearest, distance(x + 0.5, y + 0.5, points[k - 1], points[k]));
      into[y * SIDE + x] = Math.min(1, Math.max(0, width + 0.5 - nearest));
    }
  }
}

/** Makes the task: cross-entropy of a softmax over ten digits, batches of 64 of 1,500 images. */
export function digits(seed: number): Problem {
  const data = makeRandom(seed, 0);
  const images = new Float32Array(IMAGES * PIXELS);
  const labels = Uint8Array.from({ length: IMAGES }, (_, i) => i % CLASSES);
  labels.forEach((label, i) => {
    draw(label, images.subarray(i * PIXELS, (i + 1) * PIXELS), data);
  });
  const init = makeRandom(seed, 1);
  const batches = makeRandom(seed, 2);
  const weights = [
    heWeights("hidden/weight", [PIXELS, HIDDEN], PIXELS, init),
    zeros("hidden/bias", HIDDEN),
    heWeights("output/weight", [HIDDEN, CLASSES], HIDDEN, init),
    zeros("output/bias", CLASSES),
  ];
  return {
    weights,
    next([w1, b1, w2, b2]) {
      const x = new Float32Array(BATCH * PIXELS);
      const y = new Uint8Array(BATCH);
      for (let row = 0; row < BATCH; row++) {
        const drawn = batches.integer(IMAGES);
        x.set(images.subarray(drawn * PIXELS, (drawn + 1) * PIXELS), row * PIXELS);
        y[row] = labels[drawn];
      }
      const hidden = relu(dense(x, w1, b1, PIXELS));
      const scores = dense(hidden, w2, b2, HIDDEN);
      const { loss, d } = crossEntropy(scores, y);
      const last = denseBack(hidden, w2, d, HIDDEN, true);
      const first = denseBack(x, w1, reluBack(last.dx, hidden), PIXELS, false);
      return { loss, grads: [first.dw, first.db, last.dw, last.db] };
    },
  };
}

/** Returns the mean cross-entropy of a softmax, and its gradient by the scores. */
function crossEntropy(scores: Float32Array, labels: Uint8Array): { loss: number; d: Float32Array } {
  const d = new Float32Array(scores.length);
  const rows = labels.length;
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const line = scores.subarray(row * CLASSES, (row + 1) * CLASSES);
    const highest = Math.max(...line);
    const powers = Float64Array.from(line, (score) => Math.exp(score - highest));
    const sum = powers.reduce((a, b) => a + b, 0);
    loss -= Math.log(powers[labels[row]] / sum) / rows;
    powers.forEach((power, j) => {
      d[row * CLASSES + j] = (power / sum - (j === labels[row] ? 1 : 0)) / rows;
    });
  }
  return { loss, d };
}
