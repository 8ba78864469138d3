import { printNumber } from "@/components/charts/format";
import { useCoordinates } from "@/components/charts/plot";
import { useLiveWords } from "@/components/controls/useLiveWords";
import type { LearningRateChange } from "@/lib/training/runSnapshot";

interface RateMarksProps {
  readonly rates: readonly LearningRateChange[];
}

/** Width of a label, pixels. */
const LABEL = 72;

/** Where the learning rate was changed in the middle of the run, and to what. */
export function RateMarks({ rates }: RateMarksProps) {
  const t = useLiveWords();
  const { x, top, right, bottom } = useCoordinates();
  return rates.map(({ step, value }, i) => {
    const pixel = Math.round(x.at(step)) + 0.5;
    // Where changes follow each other closely, the last one is named.
    const crowded = i + 1 < rates.length && x.at(rates[i + 1].step) - pixel < LABEL;
    const before = pixel + LABEL > right;
    return (
      <g key={step}>
        <line x1={pixel} x2={pixel} y1={top} y2={bottom} stroke="var(--line-strong)" strokeDasharray="1 3" />
        {!crowded && (
          // Inside the panel: over it stands its title. The stroke keeps curves from crossing the words.
          <text
            x={before ? pixel - 4 : pixel + 4}
            y={top + 11}
            textAnchor={before ? "end" : "start"}
            fontSize={11}
            fill="var(--muted)"
            stroke="var(--paper)"
            strokeWidth={4}
            paintOrder="stroke"
          >
            {t("live.curves.rate", { rate: t.print(printNumber(value)) })}
          </text>
        )}
      </g>
    );
  });
}
