import { printNumber } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { SIDE } from "./figure";
import type { Geometry } from "./geometry";
import { messages } from "./messages";
import type { Heatmap } from "./model";

interface Props {
  readonly heatmap: Heatmap;
  readonly geometry: Geometry;
  /** Index of the value that is read, or null. */
  readonly index: number | null;
}

/** Draws the borders between blocks, the block and value that are read, the outlier, and the absmax bars. */
export function Blocks({ heatmap, geometry, index }: Props) {
  const t = useWords(messages);
  const { shown, outlierIndex, blockSize } = heatmap;
  const { cell, tensor, errors, bars } = geometry;
  const { absmax } = shown.quantized;
  const side = SIDE * cell;
  const blockHeight = (blockSize / SIDE) * cell;
  const largest = Math.max(...absmax);
  const length = (value: number) => Math.max(1, (value / largest) * bars.width);
  const top = absmax.indexOf(largest);
  const readBlock = index === null ? null : Math.floor(index / blockSize);
  const borders = Array.from({ length: absmax.length - 1 }, (_, b) => (b + 1) * blockHeight);
  return (
    <>
      {[tensor, errors].map((corner) => (
        <g
          key={`${corner.left} ${corner.top}`}
          transform={`translate(${corner.left} ${corner.top})`}
          fill="none"
        >
          <path d={borders.map((y) => `M0 ${y}h${side}`).join("")} stroke="var(--ink)" strokeOpacity={0.45} />
          {readBlock !== null && (
            <rect
              y={readBlock * blockHeight}
              width={side}
              height={blockHeight}
              stroke="var(--ink)"
              strokeWidth={1.5}
            />
          )}
          {outlierIndex !== null && <OutlierRing index={outlierIndex} cell={cell} />}
          {index !== null && (
            <rect
              x={(index % SIDE) * cell - 1}
              y={Math.floor(index / SIDE) * cell - 1}
              width={cell + 2}
              height={cell + 2}
              stroke="var(--ink)"
              strokeWidth={2}
            />
          )}
        </g>
      ))}
      <g transform={`translate(${bars.left} ${errors.top})`}>
        <path
          d={Array.from(absmax, (value, b) => {
            const bottom = (b + 1) * blockHeight - 1;
            return `M0 ${b * blockHeight}H${length(value).toFixed(1)}V${bottom}H0Z`;
          }).join("")}
          fill="var(--bits8)"
        />
        <text y={-8} fontSize={12} fill="var(--muted)">
          {t("absmax")}
        </text>
        <LargestAbsmax value={largest} top={top * blockHeight} blockHeight={blockHeight} right={bars.width} />
      </g>
    </>
  );
}

/** Draws a ring around the outlier, since one dark square is easily missed. */
function OutlierRing({ index, cell }: { readonly index: number; readonly cell: number }) {
  const x = (index % SIDE) * cell + cell / 2;
  const y = Math.floor(index / SIDE) * cell + cell / 2;
  return (
    <>
      <circle cx={x} cy={y} r={2 * cell} stroke="var(--paper)" strokeWidth={4} />
      <circle cx={x} cy={y} r={2 * cell} stroke="var(--bits8)" strokeWidth={2} />
    </>
  );
}

interface LargestProps {
  readonly value: number;
  /** Upper edge and height of the bar, and right end of the text, pixels. */
  readonly top: number;
  readonly blockHeight: number;
  readonly right: number;
}

/** Prints the largest absmax above its bar, below it where there is no room, or inside a tall bar. */
function LargestAbsmax({ value, top, blockHeight, right }: LargestProps) {
  const { print } = useWords(messages);
  const inside = blockHeight >= 40;
  const outside = top >= 16 ? top - 4 : top + blockHeight + 13;
  return (
    <text
      x={inside ? right - 6 : right}
      y={inside ? top + blockHeight / 2 + 4 : outside}
      fontSize={12}
      fontWeight={600}
      textAnchor="end"
      fill={inside ? "var(--paper)" : "var(--bits8)"}
      stroke={inside ? undefined : "var(--paper)"}
      strokeWidth={4}
      paintOrder="stroke"
    >
      {print(printNumber(value))}
    </text>
  );
}
