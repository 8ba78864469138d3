import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/controls/Button";
import { Ledger } from "@/components/figures/training-lab/Ledger";
import { TASK_PICTURES } from "@/components/figures/training-lab/pictures";
import type { OwnTextState } from "@/components/figures/training-lab/useOwnText";
import { useShown } from "@/components/figures/training-lab/useShown";
import type { PilotNews } from "@/components/live/run/pilot";
import type { LiveRun } from "@/components/live/run/useRun";
import type { ExperimentRecord } from "@/lib/records/record";
import type { RunRow } from "@/lib/records/row";
import type { RunConfig } from "@/lib/training/config";
import { BenchBar } from "./BenchBar";
import styles from "./bench.module.css";
import { CurvesPanel } from "./CurvesPanel";
import type { BenchStore } from "./context";
import {
  Later,
  loadCodesPanel,
  loadConfusionPanel,
  loadErrorMapPanel,
  loadFitsPanel,
  loadMicroscopePanel,
  loadOverlay,
  loadPresets,
  loadRecordCard,
  loadRunTable,
  loadSweepPanel,
} from "./Later";
import { Panels } from "./Panels";
import { rowName } from "./rowName";
import { SessionLine } from "./SessionLine";
import { Setup } from "./Setup";
import { Sheet } from "./Sheet";
import { type Shortcut, ShortcutSheet, useShortcuts } from "./Shortcuts";
import { StateSaver } from "./StateSaver";
import { PANELS, type PanelId } from "./state/panels";
import { openRun, useVerdict } from "./useOpenedRecord";
import { useSweep } from "./useSweep";

interface WorkplaceProps {
  readonly bench: BenchStore;
  readonly live: LiveRun;
  readonly news: PilotNews;
  /** The run of the options. */
  readonly asked: RunConfig;
  readonly own: OwnTextState;
  /** The record of the address. */
  readonly record: ExperimentRecord | null;
}

/** Lays out the bench: the bar, what can be set, the panels, the table of runs. */
export function Workplace({ bench, live, news, asked, own, record }: WorkplaceProps) {
  const [sheet, setSheet] = useState<"presets" | "keys" | RunRow | null>(null);
  const [single, setSingle] = useState(true);
  const engine = useStore(bench, ({ edited }) => edited.document.values.engine);
  const sweep = useSweep(bench, engine);
  const shortcuts = useMemo(
    () =>
      shortcutsOf(
        bench,
        live,
        () => setSheet("keys"),
        () => setSheet("presets"),
      ),
    [bench, live],
  );
  useShortcuts(shortcuts, single);
  const open = ({ record: { config, engine: ran } }: RunRow) => {
    const problem = openRun(bench, config, ran.kind);
    if (problem) bench.getState().note(problem);
  };
  return (
    <>
      <BenchBar
        bench={bench}
        live={live}
        origin={news.origin}
        onPresets={() => setSheet("presets")}
        onShortcuts={() => setSheet("keys")}
      />
      <Notes bench={bench} />
      <div className={styles.work}>
        <section className={styles.setup} aria-label="Settings">
          <Setup bench={bench} live={live} asked={asked} own={own} />
        </section>
        <div className={styles.results}>
          {record && <OpenedCard bench={bench} record={record} />}
          <BenchPanels bench={bench} live={live} asked={asked} sweep={sweep} />
          <section className={styles.runs} aria-label="Runs">
            <h2>Runs</h2>
            <Runs bench={bench} onRecord={setSheet} onOpen={open} />
            <SessionLine bench={bench} />
          </section>
        </div>
      </div>
      {sheet === "presets" && (
        <Sheet title="Starting points" onClose={() => setSheet(null)}>
          <Later
            title="The starting points"
            load={loadPresets}
            props={{ onChoose: bench.getState().setOptions, onClose: () => setSheet(null) }}
          />
        </Sheet>
      )}
      {sheet === "keys" && (
        <ShortcutSheet
          shortcuts={shortcuts}
          single={single}
          onSingle={setSingle}
          onClose={() => setSheet(null)}
        />
      )}
      {typeof sheet === "object" && sheet !== null && (
        <Sheet title={`Record: ${rowName(sheet)}`} onClose={() => setSheet(null)}>
          <Later title="The record" load={loadRecordCard} props={{ record: sheet.record }} />
        </Sheet>
      )}
    </>
  );
}

/** Shows the sentences of the bench to its reader. */
function Notes({ bench }: { readonly bench: BenchStore }) {
  const notes = useStore(bench, (state) => state.notes);
  if (notes.length === 0) return null;
  return (
    <div role="status" className={styles.notes}>
      <div>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <Button small onClick={() => bench.getState().dismissNotes()}>
        Dismiss
      </Button>
    </div>
  );
}

interface RunsProps {
  readonly bench: BenchStore;
  readonly onRecord: (row: RunRow) => void;
  readonly onOpen: (row: RunRow) => void;
}

/** Shows the table of runs, or where its rows come from while there are none. */
function Runs(props: RunsProps) {
  const empty = useStore(props.bench, ({ edited }) => edited.document.rows.length === 0);
  if (!empty) return <Later title="The table of runs" load={loadRunTable} props={props} />;
  return (
    <p className={styles.note}>
      Each run that has done its steps, or was given up for another, becomes a row here.
    </p>
  );
}

/** Shows the record of the address and the verdict on its repetition. */
function OpenedCard({ bench, record }: { readonly bench: BenchStore; readonly record: ExperimentRecord }) {
  const verdict = useVerdict(bench, record);
  return (
    <section className={styles.opened} aria-label="The record of this link">
      <h2>The record of this link</h2>
      <p role="status" className={styles.verdict} data-verdict={verdict?.outcome ?? "open"}>
        {verdict?.sentence ?? "The verdict appears here when the run of this record has ended."}
      </p>
      <details>
        <summary>The record</summary>
        <Later title="The record" load={loadRecordCard} props={{ record }} />
      </details>
    </section>
  );
}

interface BenchPanelsProps {
  readonly bench: BenchStore;
  readonly live: LiveRun;
  readonly asked: RunConfig;
  readonly sweep: ReturnType<typeof useSweep>;
}

/** Shows the panels with what the current run has come to. */
function BenchPanels({ bench, live: { store }, asked, sweep }: BenchPanelsProps) {
  const shown = useShown(store, asked);
  const { config, looks, lanes, samples, drawing } = shown;
  const onGpu = useStore(store, (state) => state.engine?.kind === "webgpu");
  const rows = useStore(bench, ({ edited }) => edited.document.rows);
  const selected = useStore(bench, (state) => state.selected);
  const picture = TASK_PICTURES[config.task];
  const content: Record<PanelId, () => ReactNode> = {
    pictures: () => (
      <>
        <picture.View lanes={lanes} samples={samples} />
        <p className={styles.note} data-described="">
          {samples.length > 0 && picture.describe(lanes, samples)}
        </p>
      </>
    ),
    curves: () => <CurvesPanel store={store} lanes={looks} rows={rows} config={config} />,
    ledger: () => (
      <>
        <Ledger shown={shown} onGpu={onGpu} />
        <StateSaver store={store} />
      </>
    ),
    codes: () => (
      <Later title="The codes" load={loadCodesPanel} props={{ lanes: config.lanes, looks, drawing }} />
    ),
    overlay: () => (
      <Later
        title="The curves"
        load={loadOverlay}
        props={{ rows: rows.filter(({ id }) => selected.has(id)) }}
      />
    ),
    sweep: () => <Later title="The sweep" load={loadSweepPanel} props={{ bench, sweep, asked }} />,
    confusion: () => (
      <Later title="The confusions" load={loadConfusionPanel} props={{ task: config.task, lanes, samples }} />
    ),
    errors: () => <Later title="The error map" load={loadErrorMapPanel} props={{ store }} />,
    fits: () => <Later title="What fits" load={loadFitsPanel} props={{ bench }} />,
    microscope: () => <Later title="The microscope" load={loadMicroscopePanel} props={{ store }} />,
  };
  return <Panels bench={bench} content={content} />;
}

/** Returns the shortcuts of the bench. */
function shortcutsOf(
  bench: BenchStore,
  live: LiveRun,
  onKeys: () => void,
  onPresets: () => void,
): Shortcut[] {
  const { store, pilot } = live;
  const { undo, redo, toggle } = bench.getState();
  return [
    {
      key: "r",
      what: "Start or pause the run",
      act: () => (store.getState().status === "running" ? pilot.pause() : pilot.start()),
    },
    { key: "s", what: "Do one step", act: pilot.stepOnce },
    { key: "0", what: "Go back to step 0", act: pilot.reset },
    { key: "p", what: "Show the starting points", act: onPresets },
    { key: "Ctrl+z", what: "Undo", act: undo },
    { key: "Ctrl+Shift+z", what: "Redo", act: redo },
    ...PANELS.map(({ id, title, key }) => ({
      key,
      what: `Open or close: ${title}`,
      act: () => toggle(id),
    })),
    { key: "?", what: "Show this list", act: onKeys },
  ];
}
