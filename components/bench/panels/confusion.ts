/** Which classes the models take for which others, of tasks that have classes. */

import { FIELD_SIZE, LEVEL, pointsOf } from "@/components/live/plane";
import { lettersOfCount } from "@/lib/tasks/letters/info";
import { decodeLetters } from "@/lib/tasks/letters/picture";
import { english } from "../messages";

/** Counts of samples by class and by the class that a model takes them for. */
export interface Confusion {
  /** Names of the K classes. */
  readonly classes: readonly string[];
  /** [K × K], row-major: row is the truth, column the guess. */
  readonly counts: ArrayLike<number>;
  /** The samples that were counted: the end of the key of the sentence on them. */
  readonly samples: "letters" | "points";
}

/**
 * Returns the confusion of a model; undefined for a task without classes and before the first picture.
 *
 * @param task name of the task
 * @param picture of the model, in the encoding of the task
 * @param samples of the task, in its encoding
 */
export function confusionOf(
  task: string,
  picture: Float32Array,
  samples: Float32Array,
  t = english,
): Confusion | undefined {
  if (task === "letters") {
    const decoded = decodeLetters(picture);
    return (
      decoded && {
        classes: lettersOfCount(decoded.kinds),
        counts: decoded.counts,
        samples: "letters",
      }
    );
  }
  const [columns, rows] = FIELD_SIZE;
  if (task !== "points" || picture.length !== columns * rows) return undefined;
  const counts = [0, 0, 0, 0];
  const cell = (share: number, cells: number) => Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
  for (const { x, y, group } of pointsOf(samples)) {
    const guess = picture[cell(y, rows) * columns + cell(x, columns)] > LEVEL ? 1 : 0;
    counts[2 * group + guess]++;
  }
  return {
    classes: [t("bench.confusion.class0"), t("bench.confusion.class1")],
    counts,
    samples: "points",
  };
}

/** One pair of a class and what it is taken for, over all lanes. */
export interface ConfusedPair {
  readonly truth: string;
  readonly guess: string;
  /** Number of samples, one a lane. */
  readonly counts: readonly number[];
}

/**
 * Returns the pairs of different classes that were counted, the most frequent over all lanes first.
 *
 * @param lanes confusions of all lanes, with the same classes
 * @param most number of pairs to return at most
 */
export function confusedPairs(lanes: readonly Confusion[], most: number): ConfusedPair[] {
  const [{ classes }] = lanes;
  const kinds = classes.length;
  const pairs = Array.from({ length: kinds ** 2 }, (_, at) => at)
    .filter((at) => at % (kinds + 1) !== 0)
    .map((at) => ({
      truth: classes[Math.floor(at / kinds)],
      guess: classes[at % kinds],
      counts: lanes.map(({ counts }) => counts[at]),
    }));
  const total = ({ counts }: ConfusedPair) => counts.reduce((sum, count) => sum + count, 0);
  return pairs
    .filter((pair) => total(pair) > 0)
    .sort((a, b) => total(b) - total(a))
    .slice(0, most);
}

/** Returns the number of samples whose class is right, and of all samples. */
export function rightAnswers({ classes, counts }: Confusion): {
  readonly right: number;
  readonly all: number;
} {
  const each = Array.from(counts);
  const right = each.filter((_, at) => at % (classes.length + 1) === 0);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return { right: sum(right), all: sum(each) };
}
