import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { AxisX } from "@/components/charts/Axis";
import { CursorPad } from "@/components/charts/Cursor";
import { type Area, Frame } from "@/components/charts/Frame";
import { printCount, printNumber, printPercent } from "@/components/charts/format";
import { linearScale, type Scale } from "@/components/charts/scale";
import type { HistoryView } from "@/lib/experiment/history";
import type { RunState } from "@/lib/experiment/store";
import { panelsOf } from "./curvePanels";
import { axisEnd } from "./look";
import { Panel } from "./Panel";
import type { RateChange } from "./pilot";
import { RateMarks } from "./RateMarks";
import styles from "./view.module.css";

interface CurvesProps {
  readonly store: StoreApi<RunState>;
  readonly rates: readonly RateChange[];
}

/** Below this width the labels at the line ends keep their names and lose their numbers. */
const NARROW = 420;
const heightOf = (width: number) => (width < 320 ? 340 : 420);
const marginOf = (width: number) => ({ left: 58, right: width < NARROW ? 50 : 92, top: 24, bottom: 22 });

/** Both losses, and below them on the same steps the divergence meter: relative gap and cosine of the updates. */
export function Curves({ store, rates }: CurvesProps) {
  const version = useStore(store, (state) => state.historyVersion);
  // The history grows in place: its version is what tells one picture from the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const history = useMemo(() => store.getState().history.view(), [store, version]);
  const [cursor, setCursor] = useState<number | null>(null);
  const { length, step } = history;
  const index = cursor !== null && cursor < length ? cursor : null;
  const last = length > 0 ? step[length - 1] : 0;
  const xOf = ({ left, right }: Area): Scale =>
    linearScale({ series: [], include: [0, axisEnd(last)], range: [left, right] });

  return (
    <div className={styles.curves} data-curves="">
      <Frame
        sentence={sentenceOf(history)}
        height={heightOf}
        margin={marginOf}
        startWidth={480}
        empty={length === 0 ? "The losses appear with the first step." : undefined}
        overlay={(area) => (
          <CursorPad
            x={xOf(area)}
            top={area.top}
            bottom={area.bottom}
            count={length}
            at={step}
            index={index}
            onIndex={setCursor}
            label="Step"
            readOut={(i) => readOut(history, i)}
          />
        )}
      >
        {(area) => {
          const x = xOf(area);
          const narrow = area.width < NARROW;
          return (
            <>
              {panelsOf(history, area).map((panel) => (
                <Panel
                  key={panel.title}
                  panel={panel}
                  history={history}
                  x={x}
                  area={area}
                  index={index}
                  narrow={narrow}
                />
              ))}
              <RateMarks rates={rates} x={x} top={area.top} bottom={area.bottom} />
              <AxisX scale={x} y={area.bottom} title="step" count={narrow ? 3 : 5} />
              {index !== null && <CursorStep step={step[index]} x={x} y={area.bottom} />}
            </>
          );
        }}
      </Frame>
    </div>
  );
}

/** The number of the step under the cursor, over the axis. */
function CursorStep({ step, x, y }: { readonly step: number; readonly x: Scale; readonly y: number }) {
  return (
    <text
      x={Math.round(x.at(step))}
      y={y + 16}
      textAnchor="middle"
      fontSize={12}
      fontWeight={600}
      fill="var(--ink)"
      stroke="var(--paper)"
      strokeWidth={6}
      paintOrder="stroke"
    >
      {printCount(step)}
    </text>
  );
}

function readOut(
  { step, losses: [loss32, loss8], gaps: [gap], cosines: [cosine] }: HistoryView,
  i: number,
): string {
  return (
    `step ${step[i]}: 32-bit loss ${printNumber(loss32[i])}, 8-bit loss ${printNumber(loss8[i])}, ` +
    `gap ${printPercent(gap[i])}, cosine ${printNumber(cosine[i])}`
  );
}

function sentenceOf(history: HistoryView): string {
  if (history.length === 0) return "";
  return `Losses of both lanes over the steps, with their relative gap and the cosine of their updates. Last: ${readOut(history, history.length - 1)}.`;
}
