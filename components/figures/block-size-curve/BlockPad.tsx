import type { KeyboardEvent, PointerEvent } from "react";
import { moveByKey, nearest } from "@/components/charts/Cursor";
import type { Area } from "@/components/charts/Frame";
import type { Scale } from "@/components/charts/scale";
import styles from "./block-size-curve.module.css";

interface Props {
  readonly area: Area;
  readonly x: Scale;
  readonly sizes: readonly number[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly readOut: (index: number) => string;
}

/** What listens over both charts: press or drag, or the arrow keys, move the block size. */
export function BlockPad({ area, x, sizes, index, onIndex, readOut }: Props) {
  const logs = sizes.map(Math.log2);
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const pixel = area.left + event.clientX - event.currentTarget.getBoundingClientRect().left;
    // Nearest as the axis shows it: in pixels, not in values.
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
    <div
      role="slider"
      tabIndex={0}
      aria-label="Block size in the picture"
      aria-valuemin={0}
      aria-valuemax={sizes.length - 1}
      aria-valuenow={index}
      aria-valuetext={readOut(index)}
      onPointerDown={press}
      onPointerMove={(event) => event.buttons > 0 && follow(event)}
      onKeyDown={onKeyDown}
      className={styles.pad}
      style={{
        left: area.left,
        top: area.top,
        width: area.right - area.left,
        height: area.bottom - area.top,
      }}
    />
  );
}
