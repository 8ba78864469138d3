import { useMemo } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { Chart } from "@/components/charts/Chart";
import { Cursor, CursorRule } from "@/components/charts/Cursor";
import { printCount, printNumber, printPercent } from "@/components/charts/format";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { useLiveWords } from "@/components/controls/useLiveWords";
import type { LiveWords } from "@/lib/i18n/englishLive";
import type { RunState } from "@/lib/session/store";
import type { HistoryView } from "@/lib/training/history";
import { useListen } from "../listen/Listen";
import { learningRates } from "../liveNumbers";
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
  const t = useLiveWords();
  // Between two runs the lanes of the page and those of the history may differ.
  const length = history.losses.length === lanes.length ? history.length : 0;
  const { step } = history;
  return (
    <Chart
      sentence={
        length > 0 ? t("live.curves.sentence", { reading: readOut(history, lanes, length - 1, t) }) : ""
      }
      height={height}
      margin={(width) => ({ left: 58, right: ROOM[endsOf(lanes, width)], top: 24, bottom: 22 })}
      startWidth={startWidth}
      empty={length === 0 ? t("live.curves.empty") : undefined}
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
            <Cursor
              count={length}
              at={step}
              label={t("live.curves.cursor")}
              readOut={(i) => readOut(history, lanes, i, t)}
            >
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
  const { print } = useLiveWords();
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
      {print(printCount(step))}
    </text>
  );
}

function readOut(history: HistoryView, lanes: readonly CurveLook[], i: number, t: LiveWords): string {
  const { step, losses, gaps, cosines, moves } = history;
  const withMoves = showsMoves(history);
  const each = lanes.map(({ label }, lane) => {
    const loss = t("live.curves.readLoss", { lane: label, loss: t.print(printNumber(losses[lane][i])) });
    const apart =
      lane > 0
        ? [
            t("live.curves.readGap", { gap: t.print(printPercent(gaps[lane - 1][i])) }),
            t("live.curves.readCosine", { cosine: t.print(printNumber(cosines[lane - 1][i])) }),
          ]
        : [];
    const move = withMoves ? [t("live.curves.readMove", { move: learningRates(t, moves[lane][i]) })] : [];
    return [loss, ...apart, ...move].join(", ");
  });
  return t("live.curves.reading", { step: String(step[i]), lanes: each.join("; ") });
}
