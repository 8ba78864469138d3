import type { PointerEvent } from "react";
import type { Area } from "./Frame";
import type { Scale } from "./scale";

/**
 * ScrubPad: drag through the steps of a picture, as the `overlay` of a Frame.
 *
 *   <Frame overlay={(area) => <ScrubPad area={area} x={xOf(area)} first={1} last={100} onStep={setStep} />} ... />
 *
 * A convenience for the pointer: a slider beside it must do the same, by keyboard too.
 */
export interface ScrubPadProps {
  readonly area: Area;
  /** From steps to pixels of the area. */
  readonly x: Scale;
  /** The steps that can be reached, both ends included. */
  readonly first: number;
  readonly last: number;
  readonly onStep: (step: number) => void;
}

export function ScrubPad({ area, x, first, last, onStep }: ScrubPadProps) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const pixel = area.left + event.clientX - event.currentTarget.getBoundingClientRect().left;
    onStep(Math.max(first, Math.min(last, Math.round(x.invert(pixel)))));
  };
  return (
    <div
      data-scrub=""
      onPointerDown={drag}
      onPointerMove={drag}
      style={{
        position: "absolute",
        left: area.left,
        top: 0,
        width: area.right - area.left,
        height: area.bottom,
        cursor: "ew-resize",
        touchAction: "pan-y",
      }}
    />
  );
}
