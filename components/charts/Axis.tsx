import { useContext } from "react";
import { NumbersContext } from "./numbers";
import { useCoordinates } from "./plot";

interface AxisProps {
  readonly title?: string;
  /** Values of the ticks, instead of round numbers. */
  readonly at?: readonly number[];
  /** Approximate number of round numbers. */
  readonly count?: number;
  readonly print?: (value: number) => string;
}

interface AxisYProps extends AxisProps {
  /** Whether a faint line crosses the plot at each tick. */
  readonly grid?: boolean;
}

/** Width of a digit at the size of the ticks, pixels. */
const DIGIT_PX = 7;

const round = (pixel: number) => Math.round(pixel * 2) / 2;

/**
 * AxisX: a few round numbers under the plot.
 *
 *   <AxisX title="step" />
 *   <AxisX at={[0, 127, 255]} title="code" />
 *
 * `at` gives the ticks where the round numbers of the scale are not the values that matter.
 */
export function AxisX({ title, at, count = 5, print }: AxisProps) {
  const { x: scale, bottom: y, width } = useCoordinates();
  const [left, right] = scale.range;
  const inLanguage = useContext(NumbersContext);
  const printed = (value: number) => inLanguage((print ?? scale.print)(value));
  const ticks = at ?? scale.ticks(count);
  // The title ends before the first number. It is centred under its tick: half a digit more for each further
  // digit.
  const first = ticks.find((tick) => scale.at(tick) < left + DIGIT_PX);
  const overhang = first === undefined ? 0 : (DIGIT_PX / 2) * (printed(first).length - 1);
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="middle">
      <line x1={left} x2={right} y1={y} y2={y} stroke="var(--line-strong)" strokeWidth={1} />
      {ticks.map((tick) => {
        const x = round(scale.at(tick));
        const words = printed(tick);
        const half = (words.length * DIGIT_PX) / 2;
        return (
          <g key={tick}>
            <line x1={x} x2={x} y1={y} y2={y + 4} stroke="var(--line-strong)" strokeWidth={1} />
            {/* The number of the first or the last tick stays in the picture. */}
            <text x={Math.max(half, Math.min(width - half, x))} y={y + 16}>
              {words}
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

/**
 * AxisY: a few round numbers to the left of the plot, with the title above them.
 *
 *   <AxisY title="loss" />
 */
export function AxisY({ title, at, count = 4, print, grid = true }: AxisYProps) {
  const { y: scale, left, right } = useCoordinates();
  const ticks = at ?? scale.ticks(count);
  const top = Math.min(...scale.range);
  const inLanguage = useContext(NumbersContext);
  const printed = (value: number) => inLanguage((print ?? scale.print)(value));
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="end">
      {ticks.map((tick) => {
        const y = round(scale.at(tick));
        return (
          <g key={tick}>
            {grid && <line x1={left} x2={right} y1={y} y2={y} stroke="var(--line)" strokeWidth={1} />}
            <text x={left - 6} y={y} dy="0.32em">
              {printed(tick)}
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
