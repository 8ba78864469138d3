import { printPercent } from "@/components/charts/format";
import { stepOf } from "@/components/charts/Pixels";
import { lettersOfCount } from "@/lib/tasks/letters/info";
import { decodeLetters, type LettersPicture, rightOf } from "@/lib/tasks/letters/picture";
import { english } from "../messages";
import type { PictureLane } from "./picture";

/** A lane with its decoded picture. */
interface DecodedLane {
  readonly label: string;
  readonly picture: LettersPicture;
}

/** Returns the lanes that have a picture. */
function decodedLanes(lanes: readonly PictureLane[]): DecodedLane[] {
  return lanes.flatMap(({ label, picture }) => {
    const decoded = decodeLetters(picture);
    return decoded ? [{ label, picture: decoded }] : [];
  });
}

/** Shares of a row from which on a cell has the next fill: for errors, and for right answers. */
const ERROR_BOUNDS = [0.1, 0.2, 0.35, 0.5];
const RIGHT_BOUNDS = [0.25, 0.5, 0.75, 1];
/** Number of fills for errors; the fills for right answers follow them. */
export const STEPS = ERROR_BOUNDS.length + 1;

/**
 * Returns the fill of each cell, [kinds × kinds]: 0 to 4 for errors, 5 to 9 on the diagonal, -1 for a count
 * of 0.
 */
export function confusionSteps({ kinds, counts }: LettersPicture): Int8Array {
  const steps = new Int8Array(kinds ** 2).fill(-1);
  for (let row = 0; row < kinds; row++) {
    let images = 0;
    for (let column = 0; column < kinds; column++) images += counts[row * kinds + column];
    for (let column = 0; column < kinds; column++) {
      const count = counts[row * kinds + column];
      if (count === 0) continue;
      const share = count / images;
      steps[row * kinds + column] =
        row === column ? STEPS + stepOf(share, RIGHT_BOUNDS) : stepOf(share, ERROR_BOUNDS);
    }
  }
  return steps;
}

/**
 * Returns the most frequent error over all lanes: a letter and what it is read as; undefined without errors.
 */
function worstPair(
  lanes: readonly DecodedLane[],
): { truth: string; guess: string; count: number } | undefined {
  const kinds = lanes[0]?.picture.kinds ?? 0;
  let worst = { at: 0, count: 0 };
  for (let at = 0; at < kinds ** 2; at++) {
    if (at % (kinds + 1) === 0) continue;
    const count = lanes.reduce((sum, { picture }) => sum + picture.counts[at], 0);
    if (count > worst.count) worst = { at, count };
  }
  if (worst.count === 0) return undefined;
  const letters = lettersOfCount(kinds);
  return {
    truth: letters[Math.floor(worst.at / kinds)],
    guess: letters[worst.at % kinds],
    count: worst.count,
  };
}

/** Returns the share of right answers, rounded down, so that "100 %" means all of them. */
const share = (picture: LettersPicture) => {
  const { right, all } = rightOf(picture);
  return Math.floor((right / all) * 1000) / 1000;
};

/** Returns the finding: the share of letters that each lane reads right, and the most frequent error. */
export function describeLetters(lanes: readonly PictureLane[], _samples?: Float32Array, t = english): string {
  const read = decodedLanes(lanes);
  if (read.length === 0) return t("lab.letters.waiting");
  const { all } = rightOf(read[0].picture);
  const each = read.map(({ label, picture }) => `${t.print(printPercent(share(picture), 3))} (${label})`);
  const shares = t.list(each);
  const pair = worstPair(read);
  if (!pair) return t("lab.letters.right", { all, shares });
  const together = read.length > 1 ? t("lab.letters.together") : "";
  return t("lab.letters.worst", { ...pair, all, shares, together });
}
