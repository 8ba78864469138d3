import type { KeyboardEvent, PointerEvent } from "react";
import { moveByKey, nearest } from "@/components/charts/Cursor";
import { Pad } from "@/components/charts/Pad";
import { useCoordinates } from "@/components/charts/plot";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";

interface Props {
  /** Block sizes on the axis, ascending. */
  readonly sizes: readonly number[];
  /** Index of the chosen block size. */
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly readOut: (index: number) => string;
}

/** Lets the reader choose the block size by a press or drag over the charts, or by the arrow keys. */
export function BlockPad({ sizes, index, onIndex, readOut }: Props) {
  const t = useWords(messages);
  const { x, left } = useCoordinates();
  const logs = sizes.map(Math.log2);
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const pixel = left + event.clientX - event.currentTarget.getBoundingClientRect().left;
    // The nearest in pixels, on the logarithmic axis, and not the nearest in values.
    const found = nearest(Math.log2(x.invert(pixel)), sizes.length, logs);
    if (found !== index) onIndex(found);
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    follow(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const goal = moveByKey(event.key, event.shiftKey, index, sizes.length);
    if (typeof goal !== "number") return;
    event.preventDefault();
    onIndex(goal);
  };
  return (
    <Pad
      pointer="drag"
      role="slider"
      tabIndex={0}
      aria-label={t("pad.label")}
      aria-valuemin={0}
      aria-valuemax={sizes.length - 1}
      aria-valuenow={index}
      aria-valuetext={readOut(index)}
      onPointerDown={press}
      onPointerMove={(event) => event.buttons > 0 && follow(event)}
      onKeyDown={onKeyDown}
    />
  );
}
