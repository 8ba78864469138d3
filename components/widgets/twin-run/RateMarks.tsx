import { printNumber } from "@/components/charts/format";
import type { Scale } from "@/components/charts/scale";
import type { RateChange } from "./pilot";

interface RateMarksProps {
  readonly rates: readonly RateChange[];
  readonly x: Scale;
  readonly top: number;
  readonly bottom: number;
}

/** Where the learning rate was changed in the middle of the run, and to what. */
export function RateMarks({ rates, x, top, bottom }: RateMarksProps) {
  return rates.map(({ step, learningRate }) => {
    const pixel = Math.round(x.at(step)) + 0.5;
    return (
      <g key={step}>
        <line x1={pixel} x2={pixel} y1={top} y2={bottom} stroke="var(--line-strong)" strokeDasharray="1 3" />
        <text x={pixel} y={top - 2} textAnchor="middle" fontSize={11} fill="var(--muted)">
          rate {printNumber(learningRate)}
        </text>
      </g>
    );
  });
}
