import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/controls/Button";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { Ledger } from "@/components/figures/training-lab/Ledger";
import { messages as labMessages } from "@/components/figures/training-lab/messages";
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
import { type BenchWords, messages } from "./messages";
import { Panels } from "./Panels";
import { rowName } from "./rowName";
import { SessionLine } from "./SessionLine";
import { Setup } from "./Setup";
import { Sheet } from "./Sheet";
import { type Shortcut, ShortcutSheet, useShortcuts } from "./Shortcuts";
import { StateSaver } from "./StateSaver";
import { PANELS, type PanelId, panelTitle } from "./state/panels";
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
  const t = useWords(messages);
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
        t,
      ),
    [bench, live, t],
  );
  useShortcuts(shortcuts, single);
  const open = ({ record: { config, engine: ran } }: RunRow) => {
    const problem = openRun(bench, config, ran.kind, t);
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
        <section className={styles.setup} aria-label={t("bench.settings")}>
          <Setup bench={bench} live={live} asked={asked} own={own} />
        </section>
        <div className={styles.results}>
          {record && <OpenedCard bench={bench} record={record} />}
          <BenchPanels bench={bench} live={live} asked={asked} sweep={sweep} />
          <section className={styles.runs} aria-label={t("bench.runs")}>
            <h2>{t("bench.runs")}</h2>
            <Runs bench={bench} onRecord={setSheet} onOpen={open} />
            <SessionLine bench={bench} />
          </section>
        </div>
      </div>
      {sheet === "presets" && (
        <Sheet title={t("bench.presets")} onClose={() => setSheet(null)}>
          <Later
            title={t("bench.thePresets")}
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
        <Sheet title={t("bench.record", { name: rowName(sheet, t) })} onClose={() => setSheet(null)}>
          <Later title={t("bench.theRecord")} load={loadRecordCard} props={{ record: sheet.record }} />
        </Sheet>
      )}
    </>
  );
}

/** Shows the sentences of the bench to its reader. */
function Notes({ bench }: { readonly bench: BenchStore }) {
  const t = useWords(messages);
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
        {t("bench.dismiss")}
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
  const t = useWords(messages);
  const empty = useStore(props.bench, ({ edited }) => edited.document.rows.length === 0);
  if (!empty) return <Later title={t("bench.theTable")} load={loadRunTable} props={props} />;
  return <p className={styles.note}>{t("bench.noRuns")}</p>;
}

/** Shows the record of the address and the verdict on its repetition. */
function OpenedCard({ bench, record }: { readonly bench: BenchStore; readonly record: ExperimentRecord }) {
  const t = useWords(messages);
  const verdict = useVerdict(bench, record, t);
  return (
    <section className={styles.opened} aria-label={t("bench.opened")}>
      <h2>{t("bench.opened")}</h2>
      <p role="status" className={styles.verdict} data-verdict={verdict?.outcome ?? "open"}>
        {verdict?.sentence ?? t("bench.verdictOpen")}
      </p>
      <details>
        <summary>{t("bench.theRecord")}</summary>
        <Later title={t("bench.theRecord")} load={loadRecordCard} props={{ record }} />
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
  const t = useWords(messages);
  const lab = useWords(labMessages);
  const live = useLiveWords();
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
          {samples.length > 0 && picture.describe(lanes, samples, lab, live)}
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
      <Later
        title={t("bench.part.codes")}
        load={loadCodesPanel}
        props={{ lanes: config.lanes, looks, drawing }}
      />
    ),
    overlay: () => (
      <Later
        title={t("bench.part.curves")}
        load={loadOverlay}
        props={{ rows: rows.filter(({ id }) => selected.has(id)) }}
      />
    ),
    sweep: () => (
      <Later title={t("bench.part.sweep")} load={loadSweepPanel} props={{ bench, sweep, asked }} />
    ),
    confusion: () => (
      <Later
        title={t("bench.part.confusion")}
        load={loadConfusionPanel}
        props={{ task: config.task, lanes, samples }}
      />
    ),
    errors: () => <Later title={t("bench.part.errors")} load={loadErrorMapPanel} props={{ store }} />,
    fits: () => <Later title={t("bench.part.fits")} load={loadFitsPanel} props={{ bench }} />,
    microscope: () => (
      <Later title={t("bench.part.microscope")} load={loadMicroscopePanel} props={{ store }} />
    ),
  };
  return <Panels bench={bench} content={content} />;
}

/** Returns the shortcuts of the bench. */
function shortcutsOf(
  bench: BenchStore,
  live: LiveRun,
  onKeys: () => void,
  onPresets: () => void,
  t: BenchWords,
): Shortcut[] {
  const { store, pilot } = live;
  const { undo, redo, toggle } = bench.getState();
  return [
    {
      key: "r",
      what: t("bench.keys.run"),
      act: () => (store.getState().status === "running" ? pilot.pause() : pilot.start()),
    },
    { key: "s", what: t("bench.keys.step"), act: pilot.stepOnce },
    { key: "0", what: t("bench.keys.reset"), act: pilot.reset },
    { key: "p", what: t("bench.keys.presets"), act: onPresets },
    { key: "Ctrl+z", what: t("bench.undo"), act: undo },
    { key: "Ctrl+Shift+z", what: t("bench.redo"), act: redo },
    ...PANELS.map(({ id, key }) => ({
      key,
      what: t("bench.keys.panel", { title: panelTitle(id, t) }),
      act: () => toggle(id),
    })),
    { key: "?", what: t("bench.keys.list"), act: onKeys },
  ];
}
