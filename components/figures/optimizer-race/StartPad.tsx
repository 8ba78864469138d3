import type { KeyboardEvent, MouseEvent, PointerEvent } from "react";
import { Pad } from "@/components/charts/Pad";
import { useCoordinates } from "@/components/charts/plot";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";

interface Props {
  readonly start: readonly [number, number];
  readonly onStart: (x: number, y: number) => void;
}

/** Distance that an arrow key moves the start, in units of the axes. */
const KEY_STEP = 0.1;

/** Moves the start by a click or drag on the surface, or by the arrow keys. */
export function StartPad({ start, onStart }: Props) {
  const t = useWords(messages);
  const { left, top, x, y } = useCoordinates();
  const move = (event: MouseEvent | PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    onStart(x.invert(left + event.clientX - box.left), y.invert(top + event.clientY - box.top));
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
    <Pad
      pointer="read"
      role="slider"
      tabIndex={0}
      aria-label={t("pad.label")}
      aria-valuemin={x.domain[0]}
      aria-valuemax={x.domain[1]}
      aria-valuenow={start[0]}
      aria-valuetext={t("pad.value", { x: t.print(String(start[0])), y: t.print(String(start[1])) })}
      aria-description={t("pad.description")}
      onPointerDown={(event) => {
        // A touch may be the start of a scroll, so touch chooses a start by a tap only.
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
