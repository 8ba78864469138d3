import { printCount, printPercent } from "@/components/charts/format";
import { stepOf } from "@/components/charts/Pixels";
import { joinWords } from "@/lib/options/words";
import { lettersOfCount } from "@/lib/tasks/letters/info";
import { decodeLetters, type LettersPicture, rightOf } from "@/lib/tasks/letters/picture";
import type { PictureLane } from "./picture";

/** A lane whose picture is there. */
export interface ReadLane {
  readonly label: string;
  readonly picture: LettersPicture;
}

function readLanes(lanes: readonly PictureLane[]): ReadLane[] {
  return lanes.flatMap(({ label, picture }) => {
    const decoded = decodeLetters(picture);
    return decoded ? [{ label, picture: decoded }] : [];
  });
}

/** Shares of a row from which on a square is a step stronger: of errors, and of what is right. */
const ERROR_BOUNDS = [0.1, 0.2, 0.35, 0.5];
const RIGHT_BOUNDS = [0.25, 0.5, 0.75, 1];
/** Steps of each of the two, the errors' first. */
export const STEPS = ERROR_BOUNDS.length + 1;

/** The step of each square: errors 0 to 4, the diagonal 5 to 9, -1 where nothing was counted. */
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

/** The pair of letters that is taken for one another most often, over all lanes; undefined without errors. */
function worstPair(lanes: readonly ReadLane[]): { truth: string; guess: string; count: number } | undefined {
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

/** Rounded down: "100 %" must mean all of them. */
const share = (picture: LettersPicture) => {
  const { right, all } = rightOf(picture);
  return Math.floor((right / all) * 1000) / 1000;
};

/** The finding: how many letters each lane reads right, and which error is the most frequent. */
export function describeLetters(lanes: readonly PictureLane[]): string {
  const read = readLanes(lanes);
  if (read.length === 0) return "No model has read a letter yet.";
  const { all } = rightOf(read[0].picture);
  const shares = read.map(({ label, picture }) => `${printPercent(share(picture), 3)} (${label})`);
  const pair = worstPair(read);
  const times = pair && (pair.count === 1 ? "once" : `${printCount(pair.count)} times`);
  const lanesTogether = read.length > 1 ? ", all lanes together" : "";
  return (
    `Of ${printCount(all)} held-out letters are read right: ${joinWords(shares)}; ` +
    (pair
      ? `most often ${pair.truth} is read as ${pair.guess} (${times}${lanesTogether}).`
      : "there are no errors.")
  );
}
