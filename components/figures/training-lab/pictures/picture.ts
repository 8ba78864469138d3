import type { ComponentType } from "react";
import type { LaneStyle } from "@/components/charts/lanes";

/** What one lane's model makes of the task, at one moment. */
export interface PictureLane {
  /** As it stands in a sentence and beside a line: "32-bit", "8-bit, linear". */
  readonly label: string;
  /** The task's picture of this lane's model; empty before the first one. */
  readonly picture: Float32Array;
  readonly style: LaneStyle;
}

export interface PictureProps {
  /** One to six; the first one is the reference. */
  readonly lanes: readonly PictureLane[];
  /** What the task draws under its pictures; empty before the run is ready. */
  readonly samples: Float32Array;
}

/** Longer names have no room beside a line: they stand where the lanes are listed, in the same colours and dashes. */
const longestName = 16;

export const namesFit = (lanes: readonly Pick<PictureLane, "label">[]): boolean =>
  lanes.every(({ label }) => label.length <= longestName);

/** Where the reader makes data for the task by hand. */
export interface MakeProps {
  /** What is in the field of their own data, as text. */
  readonly text: string;
  /** Takes the text of what was made. */
  readonly onMake: (text: string) => void;
  /** Takes the last change back; undefined if there is none. */
  readonly onUndo?: () => void;
}

/** How the page shows what the models of one task have learned. */
export interface TaskPicture {
  /** Whether so many lanes find room in half of a wide figure, beside the curves. */
  fitsHalf(lanes: number): boolean;
  readonly View: ComponentType<PictureProps>;
  readonly Make?: ComponentType<MakeProps>;
  /** One sentence that states what the picture now shows. */
  describe(lanes: readonly PictureLane[], samples: Float32Array): string;
}
