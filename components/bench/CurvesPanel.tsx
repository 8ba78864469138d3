import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
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
import { messages } from "./messages";

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
  /** Whether the recorded run has the usual settings and not those of the options. */
  readonly usual?: boolean;
}

/** Says that a picture is that of a recorded run. */
function RecordedNote({ device, steps, usual }: RecordedNoteProps) {
  const t = useWords(messages);
  const values = { steps: t("bench.steps", { count: steps }), device };
  return (
    <p className={styles.note} data-recorded="">
      {t(usual ? "bench.curves.recordedUsual" : "bench.curves.recorded", values)}
    </p>
  );
}

/** The recorded run as a history, made once. */
let recordedHistory: LossHistory | undefined;

/** Shows curves in the place of those of a run that has no step yet. */
function EarlierCurves({ rows, config }: Pick<CurvesPanelProps, "rows" | "config">) {
  const t = useWords(messages);
  const live = useLiveWords();
  const earlier = rows.findLast(({ record }) => equalByContent(record.config, config));
  if (earlier)
    return (
      <>
        <p className={styles.note} data-recorded="">
          {t("bench.curves.earlier")}
        </p>
        <Later title={t("bench.part.curves")} load={loadOverlay} props={{ rows: [earlier] }} />
      </>
    );
  const { config: trained, losses, cosines, moves, device, steps } = recordedTwin();
  if (!recordedHistory) {
    recordedHistory = new LossHistory(trained.lanes.length);
    recordedHistory.append(0, losses, cosines, moves);
  }
  return (
    <>
      <RecordedNote device={device} steps={steps} usual />
      <CurvesOfHistory
        history={recordedHistory.view()}
        rates={[]}
        lanes={laneLooks(trained.lanes, live)}
        height={HEIGHT}
        startWidth={START_WIDTH}
      />
    </>
  );
}
