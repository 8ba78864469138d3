import { printNumber } from "@/components/charts/format";
import { SIDE } from "./figure";
import type { Geometry } from "./geometry";
import type { Heatmap } from "./model";

interface Props {
  readonly heatmap: Heatmap;
  readonly geometry: Geometry;
  readonly index: number | null;
}

/** Borders between blocks, the block and the value that are read, the outlier, and a bar for each absmax. */
export function Blocks({ heatmap, geometry, index }: Props) {
  const { shown, at, blockSize } = heatmap;
  const { cell, tensor, errors, bars } = geometry;
  const { absmax } = shown.quantized;
  const side = SIDE * cell;
  const tall = (blockSize / SIDE) * cell;
  const largest = Math.max(...absmax);
  const length = (value: number) => Math.max(1, (value / largest) * bars.width);
  const top = absmax.indexOf(largest);
  const read = index === null ? null : Math.floor(index / blockSize);
  const borders = Array.from({ length: absmax.length - 1 }, (_, b) => (b + 1) * tall);
  return (
    <>
      {[tensor, errors].map((corner) => (
        <g
          key={`${corner.left} ${corner.top}`}
          transform={`translate(${corner.left} ${corner.top})`}
          fill="none"
        >
          <path d={borders.map((y) => `M0 ${y}h${side}`).join("")} stroke="var(--ink)" strokeOpacity={0.45} />
          {read !== null && (
            <rect y={read * tall} width={side} height={tall} stroke="var(--ink)" strokeWidth={1.5} />
          )}
          {at !== null && <Ring index={at} cell={cell} />}
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
            const bottom = (b + 1) * tall - 1;
            return `M0 ${b * tall}H${length(value).toFixed(1)}V${bottom}H0Z`;
          }).join("")}
          fill="var(--bits8)"
        />
        <text y={-8} fontSize={12} fill="var(--muted)">
          absmax
        </text>
        <LargestAbsmax value={largest} top={top * tall} tall={tall} right={bars.width} />
      </g>
    </>
  );
}

/** The outlier: a ring around it, since one dark square is easily missed. */
function Ring({ index, cell }: { readonly index: number; readonly cell: number }) {
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
  /** Upper edge and height of its bar, and where its text ends. */
  readonly top: number;
  readonly tall: number;
  readonly right: number;
}

/** The largest absmax in figures: over its bar, under it where there is no room, in it where the bar is tall. */
function LargestAbsmax({ value, top, tall, right }: LargestProps) {
  const inside = tall >= 40;
  const outside = top >= 16 ? top - 4 : top + tall + 13;
  return (
    <text
      x={inside ? right - 6 : right}
      y={inside ? top + tall / 2 + 4 : outside}
      fontSize={12}
      fontWeight={600}
      textAnchor="end"
      fill={inside ? "var(--paper)" : "var(--bits8)"}
      stroke={inside ? undefined : "var(--paper)"}
      strokeWidth={4}
      paintOrder="stroke"
    >
      {printNumber(value)}
    </text>
  );
}
