import { agreementSentence } from "@/components/live/plane";
import type { PictureLane } from "./picture";

/** The finding: where the networks choose the same class. */
export function describePlanes(lanes: readonly PictureLane[]): string {
  const drawn = lanes.filter(({ picture }) => picture.length > 0);
  if (drawn.length === 0) return "The samples in the plane; no network has been asked yet.";
  if (drawn.length === 1) return `The class that ${drawn[0].label} chooses in each place of the plane.`;
  return agreementSentence(drawn.map(({ picture }) => picture));
}
