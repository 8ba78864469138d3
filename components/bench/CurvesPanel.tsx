import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { printSteps } from "@/components/charts/format";
import { laneLooks } from "@/components/figures/training-lab/model";
import { Curves, CurvesOfHistory } from "@/components/live/curves/Curves";
import type { CurveLook } from "@/components/live/curves/curvePanels";
import { equalByContent } from "@/lib/options/content";
import { recordedTwin } from "@/lib/recordings/twinPoints";
import type { RunRow } from "@/lib/records/row";
import type { RunState } from "@/lib/session/store";
import type { RunConfig } from "@/lib/training/config";
import { LossHistory } from "@/lib/training/history";
import styles from "./bench.module.css";
import { Later, loadOverlay } from "./Later";

/** Height of the curves, pixels. */
const HEIGHT = 340;
/** Width of the curves before it can be measured, pixels. */
const START_WIDTH = 560;

interface CurvesPanelProps {
  readonly store: StoreApi<RunState>;
  readonly lanes: readonly CurveLook[];
  readonly rows: readonly RunRow[];
  /** The run whose curves are wanted. */
  readonly config: RunConfig;
}

/**
 * Shows the curves of the run. Before its first step it shows the last run of the same settings, else a recorded run,
 * and says so.
 */
export function CurvesPanel({ store, lanes, rows, config }: CurvesPanelProps) {
  const started = useStore(store, ({ step, recorded }) => step > 0 || recorded !== null);
  const recorded = useStore(store, (state) => state.recorded);
  if (!started) return <EarlierCurves rows={rows} config={config} />;
  return (
    <>
      {recorded && <RecordedNote device={recorded.device} steps={recorded.steps} />}
      <Curves store={store} lanes={lanes} height={HEIGHT} startWidth={START_WIDTH} />
    </>
  );
}

interface RecordedNoteProps {
  readonly device: string;
  readonly steps: number;
  /** What the recorded run trained, if not what the options ask for. */
  readonly other?: string;
}

/** Says that a picture is that of a recorded run. */
function RecordedNote({ device, steps, other = "" }: RecordedNoteProps) {
  return (
    <p className={styles.note} data-recorded="">
      Until the first step: a recorded run of {printSteps(steps)}
      {other} ({device}).
    </p>
  );
}

/** The recorded run as a history, made once. */
let recordedHistory: LossHistory | undefined;

/** Shows curves in the place of those of a run that has no step yet. */
function EarlierCurves({ rows, config }: Pick<CurvesPanelProps, "rows" | "config">) {
  const earlier = rows.findLast(({ record }) => equalByContent(record.config, config));
  if (earlier)
    return (
      <>
        <p className={styles.note} data-recorded="">
          Until the first step: the last run of these settings, from the table.
        </p>
        <Later title="The curves" load={loadOverlay} props={{ rows: [earlier] }} />
      </>
    );
  const { config: trained, losses, cosines, moves, device, steps } = recordedTwin();
  if (!recordedHistory) {
    recordedHistory = new LossHistory(trained.lanes.length);
    recordedHistory.append(0, losses, cosines, moves);
  }
  return (
    <>
      <RecordedNote device={device} steps={steps} other=" with the usual settings" />
      <CurvesOfHistory
        history={recordedHistory.view()}
        rates={[]}
        lanes={laneLooks(trained.lanes)}
        height={HEIGHT}
        startWidth={START_WIDTH}
      />
    </>
  );
}
