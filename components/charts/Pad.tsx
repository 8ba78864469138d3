import type { ComponentProps } from "react";
import styles from "./charts.module.css";
import { type Area, Overlay, useCoordinates } from "./plot";

interface PadProps extends Omit<ComponentProps<"div">, "style" | "className"> {
  /** Edges that differ from those of the plot, pixels. */
  readonly box?: Partial<Pick<Area, "left" | "right" | "top" | "bottom">>;
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
        style={{ left, top, width: right - left, height: bottom - top }}
      />
    </Overlay>
  );
}
