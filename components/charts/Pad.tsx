import type { ComponentProps, PointerEvent } from "react";
import styles from "./charts.module.css";
import { type Edges, Overlay, padStyle, useCoordinates } from "./plot";

interface PadProps extends Omit<ComponentProps<"div">, "style" | "className"> {
  /** Edges that differ from those of the plot, pixels. */
  readonly box?: Partial<Edges>;
  /** What the pointer does, which decides its shape: it reads values, drags, or chooses by a click. */
  readonly pointer: "read" | "drag" | "choose";
}

/**
 * Pad: an area over the plot that listens to the pointer and, with a role and a tabIndex, to the keyboard.
 *
 *   <Pad pointer="drag" onPointerDown={press} />
 */
export function Pad({ box, pointer, ...rest }: PadProps) {
  const { left, right, top, bottom } = { ...useCoordinates(), ...box };
  return (
    <Overlay>
      <div
        {...rest}
        className={styles.pad}
        data-pointer={pointer}
        style={padStyle({ left, right, top, bottom })}
      />
    </Overlay>
  );
}

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
