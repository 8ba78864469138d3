import type { ReactNode } from "react";

interface StillFrameProps {
  /** What the picture shows: screen readers read it in place of the picture. */
  readonly sentence: string;
  /** Size of the picture and of its type, pixels. */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** The marks of the picture, in SVG. */
  readonly children: ReactNode;
}

/**
 * Draws the frame of a still picture: one SVG element with the type of the interface, whose marks set all
 * other styles themselves. Files and readers without scripts get such a picture, outside of the style sheets
 * of a page.
 */
export function StillFrame({ sentence, width, height, fontSize, children }: StillFrameProps) {
  return (
    <svg
      role="img"
      aria-label={sentence}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="var(--font-ui)"
      fontSize={fontSize}
      style={{ fontVariantNumeric: "tabular-nums" }}
    >
      {children}
    </svg>
  );
}
