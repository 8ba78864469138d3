import { useMemo } from "react";
import { gridPad } from "@/components/charts/gridPad";
import { Raster } from "@/components/charts/Raster";
import { useWords } from "@/components/controls/words";
import type { TensorLedger } from "@/lib/training/report";
import { layoutOf, outlineOf, STRENGTHS, strengthsOf } from "./layerLayout";
import { messages } from "./messages";
import { blockOf, type Place } from "./model";
import styles from "./state-microscope.module.css";

interface LayerProps {
  readonly tensor: TensorLedger;
  readonly place: Place;
  /** The weights of this tensor, flat; null until they arrive. */
  readonly weights: Float32Array | null;
  /** Number of steps after which the tensor had these weights. */
  readonly step: number;
  readonly onIndex: (index: number) => void;
}

const FILLS = STRENGTHS.map((opacity) => ({ colour: "var(--ink)", opacity }));
const NONE = new Float32Array(0);

/** Keeps the place of the picture while the networks are being made, and says what will appear there. */
export function NoLayer() {
  const t = useWords(messages);
  return (
    <div className={styles.noLayer}>
      <p className={styles.small}>{t("microscope.noWeights")}</p>
    </div>
  );
}

/**
 * Draws the weights of a tensor as pixels. A click or the arrow keys choose the weight that the figure shows.
 */
export function Layer({ tensor, place, weights, step, onIndex }: LayerProps) {
  const t = useWords(messages);
  const { index, size, blockSize } = place;
  const layout = layoutOf(tensor.shape, index);
  const { columns, start, count } = layout;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout is made of these two numbers and the tensor
  const steps = useMemo(() => strengthsOf(weights ?? NONE, layout), [weights, columns, start]);
  const rows = Math.ceil(count / columns);
  const cell = index - start;
  const block = blockOf(place);
  const pad = gridPad({
    label: t("microscope.pad.label"),
    description: t("microscope.pad.description"),
    text: t("microscope.pad.value", {
      index: String(index),
      name: place.name,
      block: String(block + 1),
    }),
    count: size,
    index,
    goals: {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      ArrowUp: index - columns,
      ArrowDown: index + columns,
      PageUp: index - blockSize,
      PageDown: index + blockSize,
      Home: 0,
      End: size - 1,
    },
    cellAt(left, top, { width, height }) {
      const column = Math.floor((left / width) * columns);
      const found = Math.floor((top / height) * rows) * columns + column;
      return column >= 0 && column < columns && found >= 0 && found < count ? start + found : null;
    },
    onIndex,
  });
  const part =
    count < size
      ? t("microscope.part", { from: start, to: start + count - 1, all: size })
      : t("microscope.weights", { count: size });
  const x = cell % columns;
  const y = Math.floor(cell / columns);
  return (
    <div className={styles.layer}>
      <div className={styles.pad} {...pad}>
        <Raster
          sentence={t("microscope.picture", { name: place.name, part })}
          steps={steps}
          columns={columns}
          fills={FILLS}
        >
          <path
            d={outlineOf(layout, block * blockSize, Math.min(size, (block + 1) * blockSize))}
            fill="none"
            stroke="var(--bits8)"
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
          />
          {["var(--paper)", "var(--bits8)"].map((colour, i) => (
            <rect
              key={colour}
              x={x - 0.5}
              y={y - 0.5}
              width={2}
              height={2}
              fill="none"
              stroke={colour}
              strokeWidth={i === 0 ? 5 : 2.5}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </Raster>
      </div>
      <p className={styles.small}>{t("microscope.legend", { part, step, columns })}</p>
    </div>
  );
}
