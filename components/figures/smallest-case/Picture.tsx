import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { CursorRule } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { ScrubPad } from "@/components/charts/Pad";
import { linearScale, logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { SMALLEST_STEPS } from "@/lib/findings/smallestCase";
import { messages } from "./messages";
import { longestOfEach, type SmallestShown, storageLabel } from "./model";

interface PictureProps {
  readonly shown: SmallestShown;
  /** The step that the tables show, from 1. */
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

/** Widths below this have no room for long labels, pixels. */
const NARROW_PX = 480;
const STYLES = {
  exact: { colour: "var(--bits32)", width: 3, dash: undefined },
  zero: { colour: "var(--bits8)", width: 2, dash: "6 3" },
  aboveZero: { colour: "var(--lane-3)", width: 2, dash: "2 3" },
} as const;
const POSITIONS = Float64Array.from({ length: SMALLEST_STEPS }, (_, i) => i + 1);

/** The longest step of the five weights in each step, with three storages of the state. */
export function Picture({ shown: { setup, runs }, step, onStep, sentence, holder }: PictureProps) {
  const t = useWords(messages);
  const lines = runs.map((run) => ({ run, values: longestOfEach(run), ...STYLES[run.storage] }));
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={240}
        margin={(width) => ({ left: 52, right: width < NARROW_PX ? 62 : 110, top: 26, bottom: 24 })}
        startWidth={760}
        x={(range) => linearScale({ series: [], include: [1, SMALLEST_STEPS], range })}
        y={(range) =>
          logScale({ series: lines.map(({ values }) => values), include: [0.5, 20], range, pad: 0.04 })
        }
      >
        {({ width }) => (
          <>
            <AxisX title={t("picture.step")} at={[1, 2, 4, 6, 8, 10, 12]} />
            <AxisY title={t("picture.longest")} count={4} />
            {lines.map(({ run, values, ...style }) => (
              <Line key={run.storage} values={values} at={POSITIONS} {...style} />
            ))}
            <EndLabels
              labels={lines.map(({ run, values, colour }) => ({
                text:
                  width < NARROW_PX && run.storage === "aboveZero"
                    ? t("storage.aboveZeroShort")
                    : storageLabel(run.storage, setup.bits, t),
                value: values[SMALLEST_STEPS - 1],
                colour,
              }))}
            />
            <CursorRule
              at={step}
              readings={lines.map(({ values, colour }) => ({
                text: t.print(printNumber(values[step - 1])),
                value: values[step - 1],
                colour,
              }))}
            />
            <ScrubPad first={1} last={SMALLEST_STEPS} onStep={onStep} />
          </>
        )}
      </Chart>
    </div>
  );
}
