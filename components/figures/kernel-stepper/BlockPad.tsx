import { gridPad } from "@/components/charts/gridPad";
import { Pad } from "@/components/charts/Pad";
import { useWords } from "@/components/controls/words";
import { cellAt, type Geometry, rowTop } from "./geometry";
import { messages } from "./messages";
import { indexOf, PER_THREAD, placeOf, threadsOf } from "./places";

interface PadProps {
  readonly geometry: Geometry;
  readonly blockSize: number;
  /** Index of the chosen value. */
  readonly index: number;
  readonly onIndex: (index: number) => void;
  /** Moves the focus to the fields in which the value can be typed. */
  readonly onType: () => void;
  /** Describes the chosen value to screen readers. */
  readonly readOut: string;
}

/** Lets the reader choose a value by a click or the arrow keys, and edit it by Enter or a double click. */
export function BlockPad({ geometry, blockSize, index, onIndex, onType, readOut }: PadProps) {
  const t = useWords(messages);
  const threads = threadsOf(blockSize);
  const { thread, register } = placeOf(index, blockSize);
  const at = (thread: number, register: number) => {
    const within = (position: number, count: number) => Math.max(0, Math.min(count - 1, position));
    return indexOf({ thread: within(thread, threads), register: within(register, PER_THREAD) }, blockSize);
  };
  const pad = gridPad({
    label: t("pad.label"),
    description: t("pad.description"),
    text: readOut,
    count: blockSize,
    index,
    goals: {
      ArrowLeft: at(thread - 1, register),
      ArrowRight: at(thread + 1, register),
      ArrowUp: at(thread, register - 1),
      ArrowDown: at(thread, register + 1),
      Home: at(0, 0),
      End: at(threads - 1, PER_THREAD - 1),
    },
    cellAt(x, y) {
      const cell = cellAt(geometry, threads, PER_THREAD)(x, y + geometry.top);
      return cell ? indexOf(cell, blockSize) : null;
    },
    onIndex,
    onOtherKey(key) {
      if (key === "Enter") onType();
      return key === "Enter";
    },
  });
  return (
    <Pad
      pointer="choose"
      box={{
        left: geometry.left,
        top: geometry.top,
        right: geometry.left + threads * geometry.column,
        bottom: geometry.top + rowTop(PER_THREAD),
      }}
      {...pad}
      onDoubleClick={onType}
    />
  );
}
