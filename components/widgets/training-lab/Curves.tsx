import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { AxisX } from "@/components/charts/Axis";
import { CursorPad } from "@/components/charts/Cursor";
import { type Area, Frame } from "@/components/charts/Frame";
import { printNumber, printPercent } from "@/components/charts/format";
import { linearScale, type Scale } from "@/components/charts/scale";
import type { HistoryView } from "@/lib/experiment/history";
import type { RunState } from "@/lib/experiment/store";
import { axisEnd } from "../twin-run/look";
import type { RateChange } from "../twin-run/pilot";
import { RateMarks } from "../twin-run/RateMarks";
import type { LabLane } from "./model";
import { Panel } from "./Panel";
import { panelsOf } from "./panels";

interface Props {
  readonly store: StoreApi<RunState>;
  readonly lanes: readonly LabLane[];
  readonly rates: readonly RateChange[];
}

/** Names of two lanes find room at the line ends; of more they stand over the pictures, in the same colours. */
const namesFit = (lanes: readonly LabLane[]) => lanes.length <= 2;

/** The losses of all lanes, and below them on the same steps their distance from the first one. */
export function Curves({ store, lanes, rates }: Props) {
  const version = useStore(store, (state) => state.historyVersion);
  // The history grows in place: its version is what tells one picture from the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const history = useMemo(() => store.getState().history.view(), [store, version]);
  const [cursor, setCursor] = useState<number | null>(null);
  // Between two runs the lanes of the page and those of the history may differ.
  const length = history.losses.length === lanes.length ? history.length : 0;
  const { step } = history;
  const index = cursor !== null && cursor < length ? cursor : null;
  const last = length > 0 ? step[length - 1] : 0;
  const margin = { left: 58, right: namesFit(lanes) ? 104 : 56, top: 24, bottom: 22 };
  const xOf = ({ left, right }: Area): Scale =>
    linearScale({ series: [], include: [0, axisEnd(last)], range: [left, right] });
  return (
    <div data-curves="">
      <Frame
        sentence={length > 0 ? `Losses over the steps. Last: ${readOut(history, lanes, length - 1)}.` : ""}
        height={440}
        margin={margin}
        startWidth={640}
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
            readOut={(i) => readOut(history, lanes, i)}
          />
        )}
      >
        {(area) => (
          <>
            {panelsOf(history, lanes, area).map((panel) => (
              <Panel
                key={panel.title}
                panel={panel}
                history={history}
                x={xOf(area)}
                area={area}
                index={index}
                named={namesFit(lanes)}
              />
            ))}
            <RateMarks rates={rates} x={xOf(area)} top={area.top} bottom={area.bottom} />
            <AxisX scale={xOf(area)} y={area.bottom} title="step" count={area.width < 420 ? 3 : 5} />
          </>
        )}
      </Frame>
    </div>
  );
}

function readOut({ step, losses, gaps }: HistoryView, lanes: readonly LabLane[], i: number): string {
  const each = lanes.map(({ label }, lane) => {
    const gap = lane > 0 ? `, gap ${printPercent(gaps[lane - 1][i])}` : "";
    return `${label} loss ${printNumber(losses[lane][i])}${gap}`;
  });
  return `step ${step[i]}: ${each.join("; ")}`;
}
