import type { KeyboardEvent, MouseEvent, PointerEvent } from "react";
import type { Area } from "@/components/charts/Frame";
import type { Scale } from "@/components/charts/scale";
import styles from "./optimizer-race.module.css";

interface Props {
  readonly area: Area;
  readonly scales: { readonly x: Scale; readonly y: Scale };
  readonly start: readonly [number, number];
  readonly onStart: (x: number, y: number) => void;
}

const KEY_STEP = 0.1;

/** What listens over the surface: click or drag to start elsewhere, or the arrow keys. */
export function StartPad({ area, scales, start, onStart }: Props) {
  const move = (event: MouseEvent | PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    onStart(
      scales.x.invert(area.left + event.clientX - box.left),
      scales.y.invert(area.top + event.clientY - box.top),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, readonly [number, number]> = {
      ArrowLeft: [-KEY_STEP, 0],
      ArrowRight: [KEY_STEP, 0],
      ArrowUp: [0, KEY_STEP],
      ArrowDown: [0, -KEY_STEP],
    };
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    onStart(start[0] + by[0], start[1] + by[1]);
  };
  return (
    <div
      className={styles.pad}
      role="slider"
      tabIndex={0}
      aria-label="Start on the surface"
      aria-valuemin={scales.x.domain[0]}
      aria-valuemax={scales.x.domain[1]}
      aria-valuenow={start[0]}
      aria-valuetext={`x ${start[0]}, y ${start[1]}`}
      aria-description="Arrow keys move the start left, right, up and down."
      style={{
        left: area.left,
        top: area.top,
        width: area.right - area.left,
        height: area.bottom - area.top,
      }}
      onPointerDown={(event) => {
        // A finger that begins here may want to scroll the page: it chooses by a tap.
        if (event.pointerType === "touch") return;
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && move(event)}
      onClick={move}
      onKeyDown={onKeyDown}
    />
  );
}
