import type { ComponentType } from "react";
import type { LaneStyle } from "@/components/charts/lanes";
import type { LiveWords } from "@/lib/i18n/englishLive";
import type { LabWords } from "../messages";

/** What the model of one lane has learned, at one moment of the run. */
export interface PictureLane {
  /** Name of the lane in sentences and beside its line: "32-bit", "8-bit, linear". */
  readonly label: string;
  /** The picture of the model in the encoding of the task; empty before the first picture. */
  readonly picture: Float32Array;
  readonly style: LaneStyle;
}

/** Props of the picture of a task. */
export interface PictureProps {
  /** One to six lanes; the first is the reference. */
  readonly lanes: readonly PictureLane[];
  /** The samples that the task draws under its pictures, in its encoding; empty before the run is ready. */
  readonly samples: Float32Array;
}

/**
 * Length up to which names fit beside a line. The table of the lanes has all names, with the same colours and
 * dashes.
 */
const MAX_NAME_CHARACTERS = 16;

/** Returns whether the names of all lanes fit beside their lines. */
export const namesFit = (lanes: readonly Pick<PictureLane, "label">[]): boolean =>
  lanes.every(({ label }) => label.length <= MAX_NAME_CHARACTERS);

/** Props of a field in which the reader makes data by hand. */
export interface MakeProps {
  /** The text in the field for own data. */
  readonly text: string;
  /** Is called with the text of the data after each change. */
  readonly onMake: (text: string) => void;
  /** Undoes the last change; undefined if there is none. */
  readonly onUndo?: () => void;
}

/** The picture of a task: its component, its finding, and a field for data made by hand. */
export interface TaskPicture {
  /** Returns whether the pictures of this number of lanes fit in half of a wide figure, beside the curves. */
  fitsHalf(lanes: number): boolean;
  readonly View: ComponentType<PictureProps>;
  readonly Make?: ComponentType<MakeProps>;
  /**
   * Returns the finding of the picture in a sentence or two.
   *
   * @param t finds the words; by default they are in English
   * @param live finds the words that all figures of runs have
   */
  describe(lanes: readonly PictureLane[], samples: Float32Array, t?: LabWords, live?: LiveWords): string;
}
