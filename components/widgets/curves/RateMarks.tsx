import { printNumber } from "@/components/charts/format";
import type { Scale } from "@/components/charts/scale";
import type { LearningRateChange } from "@/lib/experiment/runSnapshot";

interface RateMarksProps {
  readonly rates: readonly LearningRateChange[];
  readonly x: Scale;
  readonly top: number;
  readonly bottom: number;
}

/** Width of a label, pixels. */
const LABEL = 72;

/** Where the learning rate was changed in the middle of the run, and to what. */
export function RateMarks({ rates, x, top, bottom }: RateMarksProps) {
  return rates.map(({ step, value }, i) => {
    const pixel = Math.round(x.at(step)) + 0.5;
    // Where changes follow each other closely, the last one is named.
    const crowded = i + 1 < rates.length && x.at(rates[i + 1].step) - pixel < LABEL;
    return (
      <g key={step}>
        <line x1={pixel} x2={pixel} y1={top} y2={bottom} stroke="var(--line-strong)" strokeDasharray="1 3" />
        {!crowded && (
          <text x={pixel} y={top - 2} textAnchor="middle" fontSize={11} fill="var(--muted)">
            rate {printNumber(value)}
          </text>
        )}
      </g>
    );
  });
}
