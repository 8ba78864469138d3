import type { PointerEvent } from "react";
import { cellUnder, gridPad } from "@/components/charts/gridPad";
import { Pad } from "@/components/charts/Pad";
import { useCoordinates } from "@/components/charts/plot";
import { useWords } from "@/components/controls/words";
import { SIDE, VALUES } from "./figure";
import { type Geometry, indexAt } from "./geometry";
import { messages } from "./messages";
import { type Heatmap, sentenceOf } from "./model";

interface Props {
  readonly geometry: Geometry;
  readonly heatmap: Heatmap;
  /** Index of the value that is read, or null. */
  readonly index: number | null;
  readonly onIndex: (index: number | null) => void;
  /** Makes a value the outlier, or the outlier an ordinary value. */
  readonly onPlace: (index: number) => void;
}

/** Lets the reader read values and place the outlier, by pointer over both grids or by keys. */
export function HeatmapPad({ geometry, heatmap, index, onIndex, onPlace }: Props) {
  const t = useWords(messages);
  const { width } = useCoordinates();
  const cellAt = (x: number, y: number) => indexAt(geometry, x, y);
  const now = index ?? heatmap.outlierIndex ?? 0;
  const row = now - (now % SIDE);
  const pad = gridPad({
    label: t("pad.label"),
    description: t("pad.description"),
    text: sentenceOf(heatmap, now, t),
    count: VALUES,
    index: now,
    goals: {
      ArrowLeft: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now - SIDE,
      ArrowDown: now + SIDE,
      PageUp: now - heatmap.blockSize,
      PageDown: now + heatmap.blockSize,
      Home: row,
      End: row + SIDE - 1,
    },
    cellAt,
    onIndex,
    onOtherKey(key) {
      if (key === "Enter" || key === " ") onPlace(now);
      else if (key === "Escape" && index !== null) onIndex(null);
      else return false;
      return true;
    },
  });
  return (
    <Pad
      pointer="read"
      box={{
        left: 0,
        top: 0,
        right: Math.min(width, geometry.errors.left + SIDE * geometry.cell),
        bottom: geometry.errors.top + SIDE * geometry.cell,
      }}
      {...pad}
      onPointerMove={(event: PointerEvent) =>
        event.pointerType === "mouse" && onIndex(cellUnder(event, cellAt))
      }
      onPointerLeave={() => onIndex(null)}
      onClick={(event) => {
        const found = cellUnder(event, cellAt);
        if (found === null) return;
        onIndex(found);
        onPlace(found);
      }}
    />
  );
}
