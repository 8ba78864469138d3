/** What all pictures of the points' plane have in common, live or still, of two lanes or six. */

import type { FieldPoint } from "@/components/charts/FieldMarks";
import { printPercent } from "@/components/charts/format";
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { POINTS_GRID } from "@/lib/tasks/points/info";

/** Cells of a picture, across and down. */
export const FIELD_SIZE = [POINTS_GRID.cells, POINTS_GRID.cells] as const;

/** Where a network finds both classes equally likely. */
export const LEVEL = 0.5;

/** The surer the network is of class 1, the darker; never so dark that the points are lost. */
export const fieldOpacity = (probability: number) => 0.04 + 0.34 * probability;

/** The samples as the chart places them: shares of the picture, from the left and from the top. */
export function pointsOf(samples: Float32Array): FieldPoint[] {
  const { min, max } = POINTS_GRID;
  return Array.from({ length: samples.length / 3 }, (_, i) => ({
    x: (samples[3 * i] - min) / (max - min),
    y: (max - samples[3 * i + 1]) / (max - min),
    group: samples[3 * i + 2],
  }));
}

/** Share of the picture in which all networks choose the same class. */
function agreement([first, ...others]: readonly ArrayLike<number>[]): number {
  let same = 0;
  for (let i = 0; i < first.length; i++)
    if (others.every((other) => other[i] > LEVEL === first[i] > LEVEL)) same++;
  return same / first.length;
}

/**
 * Where networks choose the same class. Rounded down: "100 %" must mean all of it.
 *
 * @param pictures of two networks or more, none of them empty
 * @param t finds the words; in English, if left out
 */
export function agreementSentence(
  pictures: readonly ArrayLike<number>[],
  t: LiveWords = englishLive,
): string {
  const share = agreement(pictures);
  const values = {
    networks: String(pictures.length),
    share: t.print(printPercent(Math.floor(share * 1000) / 1000, 3)),
  };
  if (pictures.length === 2)
    return t(share === 1 ? "live.plane.twoEverywhere" : "live.plane.twoPart", values);
  return t(share === 1 ? "live.plane.everywhere" : "live.plane.part", values);
}
