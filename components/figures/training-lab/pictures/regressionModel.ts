import { printTwoDigits } from "@/components/charts/format";
import { CURVE_GRID, decodeSamples } from "@/lib/tasks/regression/picture";
import { english, type LabWords } from "../messages";
import type { PictureLane } from "./picture";

/** Returns the root mean square of the difference of two curves; NaN if a curve is not known. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < CURVE_GRID.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum / CURVE_GRID.length);
}

/** Returns the finding: how far the curves of the lanes are apart, and how far from the true curve. */
export function describeCurves(lanes: readonly PictureLane[], samples: Float32Array, t = english): string {
  const drawn = lanes.filter(({ picture }) => picture.length > 0);
  if (drawn.length === 0) return t("lab.regression.waiting");
  const broken = drawn.filter(({ picture }) => !picture.every(Number.isFinite));
  const whole = drawn.filter((lane) => !broken.includes(lane));
  const { truth } = decodeSamples(samples);
  const toTruth = whole.map(({ label, picture }) => ({ label, away: distance(picture, truth) }));
  const parts = [
    ...broken.map(({ label }) => t("lab.regression.broken", { lane: label })),
    ...(whole.length > 1 ? [apart(whole, t)] : []),
    ...(whole.length > 0 && Number.isFinite(toTruth[0].away) ? [fromTruth(toTruth, t)] : []),
  ];
  const only = whole.length === 1 ? t("lab.regression.one", { lane: whole[0].label }) : "";
  const text = parts.length > 0 ? parts.join("; ") : only;
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

const printed = (away: number, t: LabWords) => t.print(printTwoDigits(away));

function apart([reference, ...others]: readonly PictureLane[], t: LabWords): string {
  const { label, away } = others
    .map(({ label, picture }) => ({ label, away: distance(picture, reference.picture) }))
    .reduce((most, each) => (each.away > most.away ? each : most));
  const values = { reference: reference.label, lane: label, away: printed(away, t) };
  if (others.length > 1) return t("lab.regression.farthest", values);
  return t(away === 0 ? "lab.regression.same" : "lab.regression.apart", values);
}

interface Away {
  readonly label: string;
  readonly away: number;
}

function fromTruth(lanes: readonly Away[], t: LabWords): string {
  const text = ({ label, away }: Away) => `${printed(away, t)} (${label})`;
  if (lanes.length <= 2) return t("lab.regression.fromTruth", { away: t.list(lanes.map(text)) });
  const sorted = [...lanes].sort((a, b) => a.away - b.away);
  const [least, most] = [text(sorted[0]), text(sorted[sorted.length - 1])];
  return t("lab.regression.fromTruth", { away: t("lab.range", { from: least, to: most }) });
}
