import { printNumber } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { english, messages } from "../messages";
import type { PictureLane, PictureProps } from "./picture";

/** The worst error of each lane's line, in words: an example for CONTRIBUTING.md. */
export function LineView({ lanes, samples }: PictureProps) {
  const t = useWords(messages);
  return <p>{describeLines(lanes, samples, t)}</p>;
}

/** States how far each lane's line is from the true line at its worst place. */
export function describeLines(lanes: readonly PictureLane[], samples: Float32Array, t = english): string {
  const worst = (picture: Float32Array) => Math.max(...picture.map((y, i) => Math.abs(y - samples[i])));
  const parts = lanes
    .filter(({ picture }) => picture.length > 0)
    .map(({ label, picture }) =>
      t("lab.straight.worst", { lane: label, away: t.print(printNumber(worst(picture))) }),
    );
  return parts.length > 0 ? `${parts.join("; ")}.` : t("lab.straight.waiting");
}
