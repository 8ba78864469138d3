import { printTwoDigits } from "@/components/charts/format";
import { joinWords } from "@/lib/options/words";
import { CURVE_GRID, decodeSamples } from "@/lib/tasks/regression/picture";
import type { PictureLane } from "./picture";

/** Returns the root mean square of the difference of two curves; NaN if a curve is not known. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < CURVE_GRID.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum / CURVE_GRID.length);
}

/** Returns the finding: how far the curves of the lanes are apart, and how far from the true curve. */
export function describeCurves(lanes: readonly PictureLane[], samples: Float32Array): string {
  const drawn = lanes.filter(({ picture }) => picture.length > 0);
  if (drawn.length === 0) return "The points to learn from; no curve has been learned yet.";
  const broken = drawn.filter(({ picture }) => !picture.every(Number.isFinite));
  const whole = drawn.filter((lane) => !broken.includes(lane));
  const { truth } = decodeSamples(samples);
  const toTruth = whole.map(({ label, picture }) => ({ label, away: distance(picture, truth) }));
  const parts = [
    ...broken.map(({ label }) => `${label} has no curve: its numbers are no longer finite`),
    ...(whole.length > 1 ? [apart(whole)] : []),
    ...(whole.length > 0 && Number.isFinite(toTruth[0].away) ? [fromTruth(toTruth)] : []),
  ];
  const only = whole.length === 1 ? `The curve of ${whole[0].label} among the points` : "";
  const text = parts.length > 0 ? parts.join("; ") : only;
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function apart([reference, ...others]: readonly PictureLane[]): string {
  const away = others
    .map(({ label, picture }) => ({ label, away: distance(picture, reference.picture) }))
    .reduce((most, each) => (each.away > most.away ? each : most));
  const which = others.length > 1 ? `the farthest from the curve of ${reference.label} is that of ` : "";
  if (which) return `${which}${away.label}, ${printTwoDigits(away.away)} away (root mean square)`;
  return away.away === 0
    ? `the curves of ${reference.label} and ${away.label} are the same`
    : `the curves of ${reference.label} and ${away.label} lie ${printTwoDigits(away.away)} apart (root mean square)`;
}

function fromTruth(lanes: readonly { readonly label: string; readonly away: number }[]): string {
  if (lanes.length <= 2) {
    const each = lanes.map(({ label, away }) => `${printTwoDigits(away)} (${label})`);
    return `from the true curve it is ${joinWords(each)}`;
  }
  const sorted = [...lanes].sort((a, b) => a.away - b.away);
  const [best, worst] = [sorted[0], sorted[sorted.length - 1]];
  return `from the true curve it is ${printTwoDigits(best.away)} (${best.label}) to ${printTwoDigits(worst.away)} (${worst.label})`;
}
