import { printNumber, printTwoDigits } from "@/components/charts/format";
import { type BandMeasure, readBands } from "@/lib/tasks/words/bands";
import { english, type LabWords } from "../messages";
import type { PictureLane } from "./picture";

/** Returns the geometric mean of the first and the last rank of a band: its place on a logarithmic axis. */
export const middleOf = ({ first, last }: Pick<BandMeasure, "first" | "last">): number =>
  Math.sqrt(first * last);

/** Returns the bands of each lane that has a picture, without bands that have no word in the test text. */
export function bandsOfLanes(lanes: readonly PictureLane[], samples: Float32Array) {
  return lanes
    .filter(({ picture }) => picture.length > 0)
    .map(({ label, style, picture }) => ({
      label,
      style,
      bands: readBands(picture, samples).filter(({ tested }) => tested > 0),
    }));
}

const nats = (value: number, t: LabWords) => t.print(printNumber(Number(value.toFixed(2))));
const ranksOf = ({ first, last }: BandMeasure, t: LabWords) =>
  first === last ? String(first) : t("lab.range", { from: String(first), to: String(last) });

/** Relative difference up to which rows count as long as those of the reference. */
const ROW_TOLERANCE = 0.1;

/**
 * States where the rows of a lane's embedding differ most in length from those of the reference; empty if
 * nowhere.
 */
export function describeRows(lanes: readonly PictureLane[], samples: Float32Array, t = english): string {
  const [reference, ...others] = bandsOfLanes(lanes, samples);
  const ratios = others.flatMap(({ label, bands }) =>
    bands.map((band, i) => ({ label, band, ratio: band.norm / reference.bands[i].norm })),
  );
  const finite = ratios.filter(({ ratio }) => Number.isFinite(ratio) && ratio > 0);
  if (finite.length === 0) return "";
  const away = ({ ratio }: { ratio: number }) => Math.abs(Math.log(ratio));
  const most = finite.reduce((widest, each) => (away(each) > away(widest) ? each : widest));
  if (away(most) < Math.log(1 + ROW_TOLERANCE)) return "";
  return t("lab.words.ratio", {
    lane: most.label,
    rank: ranksOf(most.band, t),
    times: t.print(printTwoDigits(most.ratio)),
    reference: reference.label,
  });
}

/** States the loss on frequent and on rare words, and where the lanes differ most. */
export function describeBands(lanes: readonly PictureLane[], samples: Float32Array, t = english): string {
  const [reference, ...others] = bandsOfLanes(lanes, samples);
  if (!reference) return t("lab.words.waiting");
  const [frequent, infrequent] = [reference.bands[0], reference.bands[reference.bands.length - 1]];
  const losses = t("lab.words.losses", {
    reference: reference.label,
    frequent: nats(frequent.loss, t),
    rare: nats(infrequent.loss, t),
    rank: ranksOf(infrequent, t),
  });
  const gaps = others.flatMap(({ label, bands }) =>
    bands.map((band, i) => ({ label, band, gap: band.loss - reference.bands[i].loss })),
  );
  const broken = gaps.find(({ gap }) => !Number.isFinite(gap));
  if (broken) return t("lab.words.broken", { losses, lane: broken.label });
  if (gaps.length === 0) return `${losses}.`;
  const most = gaps.reduce((widest, each) => (Math.abs(each.gap) > Math.abs(widest.gap) ? each : widest));
  if (most.gap === 0) return t("lab.words.agree", { losses });
  return t(most.gap > 0 ? "lab.words.higher" : "lab.words.lower", {
    losses,
    lane: most.label,
    rank: ranksOf(most.band, t),
    gap: nats(Math.abs(most.gap), t),
  });
}

/** Returns the finding of both pictures. */
export const describeWords = (lanes: readonly PictureLane[], samples: Float32Array, t = english): string =>
  [describeBands(lanes, samples, t), describeRows(lanes, samples, t)]
    .filter((sentence) => sentence !== "")
    .join(" ");
