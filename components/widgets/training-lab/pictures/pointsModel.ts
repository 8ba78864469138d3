import { printPercent } from "@/components/charts/format";
import type { PictureLane } from "./picture";

/** Share of the picture in which all lanes choose the same class; NaN before there are pictures. */
export function agreementOf(pictures: readonly ArrayLike<number>[]): number {
  const [first, ...others] = pictures;
  let same = 0;
  for (let i = 0; i < first.length; i++)
    if (others.every((other) => other[i] > 0.5 === first[i] > 0.5)) same++;
  return same / first.length;
}

/** The finding: where the networks choose the same class. Rounded down: "100 %" must mean all of it. */
export function describePlanes(lanes: readonly PictureLane[]): string {
  const drawn = lanes.filter(({ picture }) => picture.length > 0);
  if (drawn.length === 0) return "The samples in the plane; no network has been asked yet.";
  if (drawn.length === 1) return `The class that ${drawn[0].label} chooses in each place of the plane.`;
  const share = agreementOf(drawn.map(({ picture }) => picture));
  const where =
    share === 1 ? "everywhere" : `on ${printPercent(Math.floor(share * 1000) / 1000, 3)} of the picture`;
  return `The ${drawn.length === 2 ? "two" : drawn.length} networks choose the same class ${where}.`;
}
