import type { PointerEvent } from "react";
import { Pad } from "./Pad";
import { useCoordinates } from "./plot";

interface ScrubPadProps {
  /** The first and the last step that can be reached. */
  readonly first: number;
  readonly last: number;
  readonly onStep: (step: number) => void;
}

/**
 * ScrubPad: a drag over the plot chooses a step on its x scale.
 *
 *   <ScrubPad first={1} last={100} onStep={setStep} />
 *
 * It is a convenience for the pointer: a slider beside the picture must do the same, by keyboard too.
 */
export function ScrubPad({ first, last, onStep }: ScrubPadProps) {
  const { x, left } = useCoordinates();
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const pixel = left + event.clientX - event.currentTarget.getBoundingClientRect().left;
    onStep(Math.max(first, Math.min(last, Math.round(x.invert(pixel)))));
  };
  return <Pad pointer="drag" box={{ top: 0 }} data-scrub="" onPointerDown={drag} onPointerMove={drag} />;
}
