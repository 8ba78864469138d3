"use client";

import { useTranslate } from "@/components/controls/useTranslate";
import type { Translate } from "@/lib/i18n/translate";
import { useFigureContext } from "./context";
import { posterAt } from "./links";
import styles from "./RecordedPicture.module.css";
import { useNarrow } from "./useNarrow";

/** Width of a figure's place below which NAME-narrow.svg is shown, CSS pixels. */
const NARROW_PX = 480;

interface RecordedPictureProps {
  /**
   * States what the figure is computing, or what the reader can do to see the live picture; empty if no live
   * picture follows.
   */
  readonly sentence: string;
  /** Whether the live picture is being computed. */
  readonly busy?: boolean;
  /** Height of the live picture in CSS pixels, which the box keeps; without it, the picture sets the height. */
  readonly height?: number | ((narrow: boolean) => number);
  /** Whether public/posters has the file NAME-narrow.svg, drawn for the width of a telephone. */
  readonly hasNarrow?: boolean;
}

/**
 * Shows the figure's still picture from public/posters in the place of its live picture, until the live picture
 * has been computed. The still picture always shows a run with the default options, and the text says so.
 */
export function RecordedPicture({ sentence, busy = false, height, hasNarrow = false }: RecordedPictureProps) {
  const narrow = useNarrow(NARROW_PX);
  const t = useTranslate();
  return (
    <div
      className={styles.box}
      data-sized={height !== undefined || undefined}
      style={{ height: typeof height === "function" ? height(narrow) : height }}
    >
      <p className={styles.label} aria-busy={busy}>
        {recordedSentence(sentence, t)}
      </p>
      <StillPicture className={styles.still} narrow={hasNarrow && narrow} />
    </div>
  );
}

/** Returns the sentence, followed by what the still picture shows. */
export const recordedSentence = (sentence: string, t: Translate): string =>
  sentence ? t("figure.recordedUntil", { sentence }) : t("figure.recorded");

interface PartProps {
  /** Left edge and width of the part, and size of the whole picture, in pixels of the picture. */
  readonly left: number;
  readonly width: number;
  readonly size: readonly [width: number, height: number];
}

/** Shows a part of the figure's still picture over the full width of its column. The caller says what it is. */
export function RecordedPart({ left, width, size }: PartProps) {
  return (
    <div className={styles.part} style={{ aspectRatio: `${width} / ${size[1]}` }}>
      <StillPicture
        className={styles.whole}
        style={{ width: `${(100 * size[0]) / width}%`, marginLeft: `${(-100 * left) / width}%` }}
      />
    </div>
  );
}

interface StillPictureProps {
  readonly className: string;
  readonly style?: { readonly width: string; readonly marginLeft: string };
  readonly narrow?: boolean;
}

function StillPicture({ className, style, narrow = false }: StillPictureProps) {
  const { entry } = useFigureContext();
  const t = useTranslate();
  return (
    // biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none
    <img
      src={posterAt(entry, t.locale, narrow ? "-narrow" : "")}
      alt={t("figure.recordedStill", { title: entry.title })}
      className={className}
      style={style}
      data-recorded=""
    />
  );
}
