import { useMemo } from "react";
import { Chart } from "@/components/charts/Chart";
import { Pixels, stepOf } from "@/components/charts/Pixels";
import { Blocks } from "./Blocks";
import { SIDE } from "./figure";
import { geometryOf } from "./geometry";
import { HeatmapPad } from "./HeatmapPad";
import { Key } from "./Key";
import type { Heatmap } from "./model";
import { ERROR_BOUNDS, ERROR_FILLS, SIZE_BOUNDS, SIZE_FILLS } from "./scales";

interface Props {
  readonly heatmap: Heatmap;
  readonly sentence: string;
  /** The value that is read, or null. */
  readonly index: number | null;
  readonly onIndex: (index: number | null) => void;
  readonly onPlace: (index: number) => void;
}

/** The tensor and its errors as pixels, with the borders of the blocks and the absmax of each. */
export function Picture({ heatmap, sentence, index, onIndex, onPlace }: Props) {
  const { shown, unit } = heatmap;
  const sizes = useMemo(
    () => Array.from(shown.x, (value) => stepOf(Math.abs(value) / unit, SIZE_BOUNDS)),
    [shown, unit],
  );
  const errors = useMemo(() => Array.from(shown.errors, (error) => stepOf(error, ERROR_BOUNDS)), [shown]);
  return (
    <Chart sentence={sentence} height={(width) => geometryOf(width).height} startWidth={900}>
      {({ width }) => {
        const geometry = geometryOf(width);
        const { cell, tensor, errors: picture } = geometry;
        return (
          <>
            <g fontSize={12} fill="var(--muted)">
              <text x={tensor.left} y={tensor.top - 8}>
                the tensor: more ink, larger value
              </text>
              <text x={picture.left} y={picture.top - 8}>
                the error of each value
              </text>
            </g>
            <Pixels steps={sizes} columns={SIDE} {...tensor} cell={cell} fills={SIZE_FILLS} />
            <Pixels steps={errors} columns={SIDE} {...picture} cell={cell} fills={ERROR_FILLS} />
            <Blocks heatmap={heatmap} geometry={geometry} index={index} />
            <Key geometry={geometry} />
            <HeatmapPad
              geometry={geometry}
              heatmap={heatmap}
              index={index}
              onIndex={onIndex}
              onPlace={onPlace}
            />
          </>
        );
      }}
    </Chart>
  );
}
