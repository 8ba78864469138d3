import { useMemo } from "react";
import { Chart } from "@/components/charts/Chart";
import { printPercent } from "@/components/charts/format";
import { type Fill, Pixels, stepOf } from "@/components/charts/Pixels";
import { useWords } from "@/components/controls/words";
import { Blocks } from "./Blocks";
import { SIDE } from "./figure";
import { type Geometry, geometryOf } from "./geometry";
import { HeatmapPad } from "./HeatmapPad";
import { messages } from "./messages";
import type { Heatmap } from "./model";

/** Bounds between the steps of the error colour, in mean magnitudes. */
const ERROR_BOUNDS = [0.01, 0.03, 0.06, 0.12];
const ERROR_FILLS: readonly Fill[] = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));

/** Bounds between the steps of darkness of a value, in mean magnitudes. */
const SIZE_BOUNDS = [0.25, 0.75, 1.5, 3, 6];
const SIZE_FILLS: readonly Fill[] = [0.05, 0.15, 0.3, 0.5, 0.7, 1].map((opacity) => ({
  colour: "var(--ink)",
  opacity,
}));

interface Props {
  readonly heatmap: Heatmap;
  readonly sentence: string;
  /** Index of the value that is read, or null. */
  readonly index: number | null;
  readonly onIndex: (index: number | null) => void;
  readonly onPlace: (index: number) => void;
}

/** Draws the tensor and its errors as pixels, with the borders of the blocks and the absmax of each block. */
export function HeatmapPicture({ heatmap, sentence, index, onIndex, onPlace }: Props) {
  const t = useWords(messages);
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
        const { cell, tensor, errors: errorGrid } = geometry;
        return (
          <>
            <g fontSize={12} fill="var(--muted)">
              <text x={tensor.left} y={tensor.top - 8}>
                {t("tensor")}
              </text>
              <text x={errorGrid.left} y={errorGrid.top - 8}>
                {t("errors")}
              </text>
            </g>
            <Pixels steps={sizes} columns={SIDE} {...tensor} cell={cell} fills={SIZE_FILLS} />
            <Pixels steps={errors} columns={SIDE} {...errorGrid} cell={cell} fills={ERROR_FILLS} />
            <Blocks heatmap={heatmap} geometry={geometry} index={index} />
            <ErrorKey geometry={geometry} />
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

/** Draws the key of the error colours, with each bound below the border of two colours. */
function ErrorKey({ geometry: { errors, keyTop, cell } }: { readonly geometry: Geometry }) {
  const t = useWords(messages);
  const width = Math.min(56, Math.floor((SIDE * cell) / ERROR_FILLS.length));
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="middle">
      {ERROR_FILLS.map(({ colour }, i) => (
        <rect key={colour} x={errors.left + i * width} y={keyTop} width={width} height={10} fill={colour} />
      ))}
      {ERROR_BOUNDS.map((bound, i) => (
        <text key={bound} x={errors.left + (i + 1) * width} y={keyTop + 23}>
          {t.print(printPercent(bound))}
        </text>
      ))}
      <text x={errors.left} y={keyTop + 38} textAnchor="start">
        {t("key")}
      </text>
    </g>
  );
}
