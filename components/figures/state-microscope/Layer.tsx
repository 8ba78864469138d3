import { useMemo } from "react";
import { printCount } from "@/components/charts/format";
import { gridPad } from "@/components/charts/gridPad";
import { Raster } from "@/components/charts/Raster";
import type { TensorLedger } from "@/lib/training/report";
import { layoutOf, outlineOf, STRENGTHS, strengthsOf } from "./layerLayout";
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

/**
 * Draws the weights of a tensor as pixels. A click or the arrow keys choose the weight that the figure shows.
 */
export function Layer({ tensor, place, weights, step, onIndex }: LayerProps) {
  const { index, size, blockSize } = place;
  const layout = layoutOf(tensor.shape, index);
  const { columns, start, count } = layout;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout is made of these two numbers and the tensor
  const steps = useMemo(() => strengthsOf(weights ?? NONE, layout), [weights, columns, start]);
  const rows = Math.ceil(count / columns);
  const cell = index - start;
  const block = blockOf(place);
  const pad = gridPad({
    label: "Weight in the picture",
    description:
      "Left and right go to the next weight, up and down to the next row, Page up and Page down to the next block.",
    text: `weight ${index} of ${place.name}, block ${block + 1}`,
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
      ? `Weights ${printCount(start)} to ${printCount(start + count - 1)} of ${printCount(size)}`
      : `${printCount(size)} weights`;
  const x = cell % columns;
  const y = Math.floor(cell / columns);
  return (
    <div className={styles.layer}>
      <div className={styles.pad} {...pad}>
        <Raster
          sentence={`${place.name}: ${part} as pixels; larger magnitudes are darker.`}
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
      <p className={styles.small}>
        {part} after step {printCount(step)}, in rows of {columns}: larger magnitudes are darker. Outlined:
        the weight, and the block whose absmax it shares.
      </p>
    </div>
  );
}
