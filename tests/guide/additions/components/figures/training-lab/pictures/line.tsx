import { printNumber } from "@/components/charts/format";
import type { PictureLane, PictureProps } from "./picture";

/** The worst error of each lane's line, in words: an example for CONTRIBUTING.md. */
export function LineView({ lanes, samples }: PictureProps) {
  return <p>{describeLines(lanes, samples)}</p>;
}

/** States how far each lane's line is from the true line at its worst place. */
export function describeLines(lanes: readonly PictureLane[], samples: Float32Array): string {
  const worst = (picture: Float32Array) => Math.max(...picture.map((y, i) => Math.abs(y - samples[i])));
  const parts = lanes
    .filter(({ picture }) => picture.length > 0)
    .map(({ label, picture }) => `${label} is ${printNumber(worst(picture))} off at worst`);
  return parts.length > 0 ? `${parts.join("; ")}.` : "No line has been learned yet.";
}
