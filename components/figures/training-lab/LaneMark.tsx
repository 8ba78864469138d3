import type { LaneStyle } from "@/components/charts/lanes";

/**
 * Draws a piece of a lane's line, in its colour and dash: the key of the curves beside the name of the lane.
 */
export function LaneMark({ style: { colour, dash } }: { readonly style: LaneStyle }) {
  return (
    <svg width="24" height="8" aria-hidden="true">
      <line x1="0" x2="24" y1="4" y2="4" stroke={colour} strokeWidth="2.5" strokeDasharray={dash} />
    </svg>
  );
}
