import { useMemo } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Chart } from "@/components/charts/Chart";
import { Cursor, CursorRule } from "@/components/charts/Cursor";
import { printCount, printLearningRates, printNumber, printPercent } from "@/components/charts/format";
import { Plot, useCoordinates } from "@/components/charts/plot";
import type { RunState } from "@/lib/session/store";
import type { HistoryView } from "@/lib/training/history";
import { useListen } from "../listen/Listen";
import { type CurveLook, showsMoves } from "./curvePanels";
import styles from "./curves.module.css";
import { MovesNote } from "./MovesNote";
import { Panels } from "./Panels";

interface Props {
  readonly store: StoreApi<RunState>;
  readonly lanes: readonly CurveLook[];
  /** In pixels, or as a function of the width. */
  readonly height: number | ((width: number) => number);
  /** Width before it can be measured. */
  readonly startWidth: number;
}

/**
 * Names of two lanes find room at the line ends; of more they stand over the pictures, in the same colours.
 */
const LONGEST_NAME_LETTERS = 8;
const namesFit = (lanes: readonly CurveLook[]) =>
  lanes.length <= 2 && lanes.every(({ label }) => label.length <= LONGEST_NAME_LETTERS);

/** Below this width names keep their place at the line ends and values give theirs up. */
const NARROW = 420;
const endsOf = (lanes: readonly CurveLook[], width: number) =>
  !namesFit(lanes) ? "value" : width < NARROW ? "name" : "both";
const ROOM = { both: 104, name: 50, value: 56 } as const;

/** The losses of all lanes, and below them on the same steps their distance from the first one. */
export function Curves({ store, lanes, height, startWidth }: Props) {
  const rates = useStore(store, (state) => state.rates);
  const version = useStore(store, (state) => state.historyVersion);
  // The history grows in place: its version is what tells one picture from the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const history = useMemo(() => store.getState().history.view(), [store, version]);
  const { button, panel } = useListen({ history, labels: lanes.map(({ label }) => label) });
  return (
    <div data-curves="" data-fit-keep="">
      <CurvesOfHistory
        history={history}
        rates={rates}
        lanes={lanes}
        height={height}
        startWidth={startWidth}
      />
      <div className={styles.foot}>
        <MovesNote store={store} history={history} lanes={lanes} />
        {button}
      </div>
      {panel}
    </div>
  );
}

interface HistoryProps extends Omit<Props, "store"> {
  readonly history: HistoryView;
  /** Changes of the learning rate, which are marked. */
  readonly rates: RunState["rates"];
}

/** Draws the curves of a history, which may be that of a recorded run. */
export function CurvesOfHistory({ history, rates, lanes, height, startWidth }: HistoryProps) {
  // Between two runs the lanes of the page and those of the history may differ.
  const length = history.losses.length === lanes.length ? history.length : 0;
  const { step } = history;
  return (
    <Chart
      sentence={length > 0 ? `Losses over the steps. Last: ${readOut(history, lanes, length - 1)}.` : ""}
      height={height}
      margin={(width) => ({ left: 58, right: ROOM[endsOf(lanes, width)], top: 24, bottom: 22 })}
      startWidth={startWidth}
      empty={length === 0 ? "The losses appear with the first step." : undefined}
    >
      {(area) => (
        <Panels
          history={history}
          lanes={lanes}
          rates={rates}
          area={area}
          ends={endsOf(lanes, area.width)}
          count={area.width < NARROW ? 3 : 5}
        >
          {(panels) => (
            <Cursor count={length} at={step} label="Step" readOut={(i) => readOut(history, lanes, i)}>
              {(i) => (
                <>
                  {panels.map(({ title, top, bottom, y, curves, print }) => (
                    <Plot key={title} area={{ top, bottom }} y={() => y}>
                      <CursorRule
                        at={step[i]}
                        readings={curves.map(({ exact, style }) => ({
                          text: print(exact[i]),
                          value: exact[i],
                          colour: style.colour,
                        }))}
                      />
                    </Plot>
                  ))}
                  <CursorStep step={step[i]} />
                </>
              )}
            </Cursor>
          )}
        </Panels>
      )}
    </Chart>
  );
}

/** The number of the step under the cursor, over the axis. */
function CursorStep({ step }: { readonly step: number }) {
  const { x, bottom } = useCoordinates();
  return (
    <text
      x={Math.round(x.at(step))}
      y={bottom + 16}
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

function readOut(history: HistoryView, lanes: readonly CurveLook[], i: number): string {
  const { step, losses, gaps, cosines, moves } = history;
  const withMoves = showsMoves(history);
  const each = lanes.map(({ label }, lane) => {
    const apart =
      lane > 0 ? `, gap ${printPercent(gaps[lane - 1][i])}, cosine ${printNumber(cosines[lane - 1][i])}` : "";
    const move = withMoves ? `, largest move ${printLearningRates(moves[lane][i])}` : "";
    return `${label} loss ${printNumber(losses[lane][i])}${apart}${move}`;
  });
  return `step ${step[i]}: ${each.join("; ")}`;
}
