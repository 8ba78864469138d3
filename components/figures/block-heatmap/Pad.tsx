import type { KeyboardEvent, MouseEvent, PointerEvent } from "react";
import styles from "./block-heatmap.module.css";
import { SIDE, VALUES } from "./figure";
import { type Geometry, indexAt } from "./geometry";
import { type Heatmap, sentenceOf } from "./model";

interface Props {
  readonly geometry: Geometry;
  readonly width: number;
  readonly heatmap: Heatmap;
  readonly index: number | null;
  readonly onIndex: (index: number | null) => void;
  readonly onPlace: (index: number) => void;
}

/** What listens over the pictures: the pointer reads and places, the arrow keys and Enter do the same. */
export function Pad({ geometry, width, heatmap, index, onIndex, onPlace }: Props) {
  const under = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return indexAt(geometry, event.clientX - box.left, event.clientY - box.top);
  };
  const now = index ?? heatmap.at ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now - SIDE,
      ArrowDown: now + SIDE,
      PageUp: now - heatmap.blockSize,
      PageDown: now + heatmap.blockSize,
      Home: now - (now % SIDE),
      End: now - (now % SIDE) + SIDE - 1,
    };
    if (event.key in moves) onIndex(Math.max(0, Math.min(VALUES - 1, moves[event.key])));
    else if (event.key === "Enter" || event.key === " ") onPlace(now);
    else if (event.key === "Escape" && index !== null) onIndex(null);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Value of the tensor"
      aria-valuemin={0}
      aria-valuemax={VALUES - 1}
      aria-valuenow={now}
      aria-valuetext={sentenceOf(heatmap, now)}
      aria-description="Arrow keys choose a value; Enter makes it the outlier, or an ordinary value again."
      onPointerMove={(event: PointerEvent) => event.pointerType === "mouse" && onIndex(under(event))}
      onPointerLeave={() => onIndex(null)}
      onClick={(event) => {
        const found = under(event);
        if (found === null) return;
        onIndex(found);
        onPlace(found);
      }}
      onKeyDown={onKeyDown}
      className={styles.pad}
      style={{
        width: Math.min(width, geometry.errors.left + SIDE * geometry.cell),
        height: geometry.errors.top + SIDE * geometry.cell,
      }}
    />
  );
}
