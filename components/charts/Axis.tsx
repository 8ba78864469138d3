import type { Scale } from "./scale";

/**
 * Axis: a few round numbers along an edge. Thin, grey, tabular.
 *
 *   <AxisX scale={x} y={180} title="step" />
 *   <AxisY scale={y} x={40} to={560} title="loss" />
 *
 * `to` draws a faint line across the picture at each tick. Ticks can be given where the round numbers of the
 * scale are not the ones that matter (the codes 0 and 255, say).
 */
interface AxisProps {
  readonly scale: Scale;
  readonly title?: string;
  /** Where to put ticks, instead of at round numbers. */
  readonly at?: readonly number[];
  /** How many round numbers there should be, about. */
  readonly count?: number;
  readonly print?: (value: number) => string;
}

export interface AxisXProps extends AxisProps {
  readonly y: number;
}

export interface AxisYProps extends AxisProps {
  readonly x: number;
  /** Right end of the grid lines. */
  readonly to?: number;
}

/** Width of a digit at the size of the ticks, pixels. */
const DIGIT = 7;

const round = (pixel: number) => Math.round(pixel * 2) / 2;

export function AxisX({ scale, y, title, at, count = 5, print = scale.print }: AxisXProps) {
  const [left, right] = scale.range;
  const ticks = at ?? scale.ticks(count);
  // The title ends before the first number, which is centred under its tick: half of a digit more for each further one.
  const first = ticks.find((tick) => scale.at(tick) < left + DIGIT);
  const overhang = first === undefined ? 0 : (DIGIT / 2) * (print(first).length - 1);
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="middle">
      <line x1={left} x2={right} y1={y} y2={y} stroke="var(--line-strong)" strokeWidth={1} />
      {ticks.map((tick) => {
        const x = round(scale.at(tick));
        return (
          <g key={tick}>
            <line x1={x} x2={x} y1={y} y2={y + 4} stroke="var(--line-strong)" strokeWidth={1} />
            <text x={x} y={y + 16}>
              {print(tick)}
            </text>
          </g>
        );
      })}
      {title && (
        <text x={left - 8 - overhang} y={y + 16} textAnchor="end">
          {title}
        </text>
      )}
    </g>
  );
}

export function AxisY({ scale, x, to, title, at, count = 4, print = scale.print }: AxisYProps) {
  const ticks = at ?? scale.ticks(count);
  const top = Math.min(...scale.range);
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="end">
      {ticks.map((tick) => {
        const y = round(scale.at(tick));
        return (
          <g key={tick}>
            {to !== undefined && <line x1={x} x2={to} y1={y} y2={y} stroke="var(--line)" strokeWidth={1} />}
            <text x={x - 6} y={y} dy="0.32em">
              {print(tick)}
            </text>
          </g>
        );
      })}
      {title && (
        <text x={0} y={top - 10} textAnchor="start">
          {title}
        </text>
      )}
    </g>
  );
}
