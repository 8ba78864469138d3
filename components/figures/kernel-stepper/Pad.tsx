import type { KeyboardEvent, MouseEvent } from "react";
import { cellAt, type Geometry, rowTop } from "./geometry";
import styles from "./kernel-stepper.module.css";
import { indexOf, PER_THREAD, placeOf, threadsOf } from "./places";

interface PadProps {
  readonly geometry: Geometry;
  readonly blockSize: number;
  readonly index: number;
  readonly onIndex: (index: number) => void;
  /** The reader wants to type. */
  readonly onType: () => void;
  readonly readOut: string;
}

/** What listens over the cells: a click or the arrow keys choose a value, Enter goes to its fields. */
export function Pad({ geometry, blockSize, index, onIndex, onType, readOut }: PadProps) {
  const threads = threadsOf(blockSize);
  const choose = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const find = cellAt(geometry, threads, PER_THREAD);
    const cell = find(event.clientX - box.left, event.clientY - box.top + geometry.top);
    if (cell) onIndex(indexOf(cell, blockSize));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { thread, register } = placeOf(index, blockSize);
    const moves: Record<string, [thread: number, register: number]> = {
      ArrowLeft: [thread - 1, register],
      ArrowRight: [thread + 1, register],
      ArrowUp: [thread, register - 1],
      ArrowDown: [thread, register + 1],
      Home: [0, 0],
      End: [threads - 1, PER_THREAD - 1],
    };
    const goal = moves[event.key];
    if (goal) {
      const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
      onIndex(
        indexOf({ thread: within(goal[0], threads), register: within(goal[1], PER_THREAD) }, blockSize),
      );
    } else if (event.key === "Enter") onType();
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Value of the block"
      aria-valuemin={0}
      aria-valuemax={blockSize - 1}
      aria-valuenow={index}
      aria-valuetext={readOut}
      aria-description="Arrow keys choose a thread and one of its values; Enter goes to the fields where it can be changed."
      onClick={choose}
      onDoubleClick={onType}
      onKeyDown={onKeyDown}
      className={styles.pad}
      style={{
        left: geometry.left,
        top: geometry.top,
        width: threads * geometry.column,
        height: rowTop(PER_THREAD),
      }}
    />
  );
}
