import { useId } from "react";
import { useStore } from "zustand";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printTwoDigits } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { DOTS_MARGIN, dotsHeight, RowDots } from "@/components/charts/RowDots";
import { linearScale } from "@/components/charts/scale";
import { Button } from "@/components/controls/Button";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { printMetric } from "@/components/figures/training-lab/model";
import { studyWords } from "@/components/live/studyWords";
import type { RunRow } from "@/lib/records/row";
import type { StoredSweep } from "@/lib/records/session";
import { planSweep, SWEEP_OPTIONS, sweepLabel } from "@/lib/records/sweep";
import { remainingEntries, sweepValues } from "@/lib/records/sweepResult";
import { spreadOf } from "@/lib/study/aggregate";
import { type SeedGap, seedSentence } from "@/lib/study/seedNoise";
import { taskInfo } from "@/lib/tasks/catalog";
import { metricLabel } from "@/lib/tasks/names";
import type { RunConfig } from "@/lib/training/config";
import { laneNames } from "@/lib/training/laneNames";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { type BenchWords, messages } from "./messages";
import type { Sweep } from "./useSweep";

interface SweepPanelProps {
  readonly bench: BenchStore;
  readonly sweep: Sweep;
  /** The run of the options, which the sweep varies. */
  readonly asked: RunConfig;
}

/** Shows what a sweep varies, how far it is, and what came out. */
export function SweepPanel({ bench, sweep, asked }: SweepPanelProps) {
  const t = useWords(messages);
  const settings = useStore(bench, ({ edited }) => edited.document.sweepSettings);
  const stored = useStore(bench, ({ edited }) => edited.document.sweep);
  const rows = useStore(bench, ({ edited }) => edited.document.rows);
  const { setSweepSettings } = bench.getState();
  const id = useId();
  const plan = planSweep(asked, settings, t);
  const left = stored ? remainingEntries(stored).length : 0;
  const busy = sweep.status === "running" || sweep.status === "loading" || sweep.status === "waiting";
  const choose = (option: string) => {
    const found = SWEEP_OPTIONS.find(({ name }) => name === option);
    setSweepSettings({ option, values: found?.example ?? "" });
  };
  return (
    <div data-sweep={busy ? "busy" : left > 0 ? "held" : "idle"}>
      <div className={styles.sweepFields}>
        <label htmlFor={`${id}-option`}>{t("bench.sweep.vary")}</label>
        <select
          id={`${id}-option`}
          value={settings.option}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {SWEEP_OPTIONS.map((each) => (
            <option key={each.name} value={each.name}>
              {sweepLabel(each, t)}
            </option>
          ))}
        </select>
        {settings.option !== "seed" && (
          <>
            <label htmlFor={`${id}-values`}>{t("bench.sweep.over")}</label>
            <input
              id={`${id}-values`}
              value={settings.values}
              autoComplete="off"
              onChange={(event) => setSweepSettings({ values: event.currentTarget.value })}
            />
          </>
        )}
        <label htmlFor={`${id}-seeds`}>{t("bench.sweep.seeds")}</label>
        <input
          id={`${id}-seeds`}
          type="number"
          min={1}
          max={50}
          value={settings.seeds}
          onChange={(event) =>
            setSweepSettings({
              seeds: Math.min(50, Math.max(1, Math.round(Number(event.currentTarget.value)) || 1)),
            })
          }
        />
      </div>
      <p className={styles.note}>
        {"problem" in plan
          ? plan.problem
          : t("bench.sweep.plan", { runs: plan.entries.length, steps: String(asked.maxSteps) })}
      </p>
      <div className={styles.tableTools}>
        <Button small disabled={"problem" in plan || busy} onClick={() => sweep.start(asked)}>
          {t("bench.sweep.start")}
        </Button>
        {busy && (
          <Button small onClick={sweep.pause}>
            {t("bench.sweep.pause")}
          </Button>
        )}
        {!busy && left > 0 && (
          <Button small onClick={sweep.resume}>
            {t("bench.sweep.goOn")}
          </Button>
        )}
        {left > 0 && (
          <Button small onClick={sweep.stop}>
            {t("bench.sweep.giveUp")}
          </Button>
        )}
      </div>
      {stored && <SweepProgress stored={stored} sweep={sweep} />}
      {stored && <SweepPicture stored={stored} rows={rows} />}
    </div>
  );
}

/** Says how far a sweep is. */
function SweepProgress({ stored, sweep }: { readonly stored: StoredSweep; readonly sweep: Sweep }) {
  const t = useWords(messages);
  const live = useLiveWords();
  const { entries } = stored;
  const done = entries.length - remainingEntries(stored).length;
  const { status, progress, problem, engine } = sweep;
  const steps = entries[0]?.config.maxSteps ?? 0;
  const resting = status === "idle" || status === "finished";
  const words =
    resting && done < entries.length
      ? t("bench.sweep.held", { title: stored.title, done, runs: entries.length })
      : resting
        ? t("bench.sweep.done", { title: stored.title, runs: entries.length })
        : studyWords({ status, progress, done, runs: entries.length, steps, problem, engine }, live);
  const share =
    entries.length === 0
      ? 0
      : (done + (progress && !resting ? progress.step / progress.maxSteps : 0)) / entries.length;
  return (
    <>
      <p role={status === "failed" ? "alert" : "status"} className={styles.note} data-sweep-done={done}>
        {words}
      </p>
      <progress
        className={styles.progress}
        aria-label={t("bench.sweep.progress")}
        max={1}
        value={Math.min(1, share)}
      />
    </>
  );
}

/** Shows the results on held-out samples: a row a value, a mark a seed and lane. */
function SweepPicture({ stored, rows }: { readonly stored: StoredSweep; readonly rows: readonly RunRow[] }) {
  const t = useWords(messages);
  const live = useLiveWords();
  const values = sweepValues(stored, rows).filter(({ records }) => records.length > 0);
  if (values.length === 0) return null;
  const [{ config }] = values[0].records;
  const info = taskInfo(config.task);
  const { metric } = info;
  const metricName = metricLabel(info, t);
  const lanes = config.lanes.map((_, lane) => lane);
  const last = lanes.length - 1;
  const of = (lane: number, at: number) =>
    values[at].records.map(({ heldOut }) => heldOut[lane] ?? Number.NaN);
  const dots = values.map(({ value, gap }, at) => {
    const { median } = spreadOf(of(last, at));
    return {
      label: value === "" ? t("bench.sweep.allSeeds") : value,
      marks: lanes.flatMap((lane) =>
        of(lane, at).map((each) => ({
          value: each,
          colour: laneStyle(lane).colour,
          shape: lane === 0 ? ("circle" as const) : ("triangle" as const),
          hollow: true,
        })),
      ),
      text: medianWords(t.print(printMetric(metric, median)), gap, t),
    };
  });
  const names = laneNames(config.lanes, live);
  const finding = dots.map(({ label, text }) => `${label}: ${text}`).join("; ");
  return (
    <>
      <p className={styles.note}>{t("bench.sweep.marks", { metric: metricName })}</p>
      <Chart
        sentence={`${metricName}. ${finding}.`}
        height={dotsHeight(dots.length)}
        margin={{ ...DOTS_MARGIN, left: 8, right: 8, top: 4 }}
        x={([left, right]) =>
          linearScale({
            series: lanes.flatMap((lane) => values.map((_, at) => of(lane, at))),
            range: [left + 6, right - 6],
            pad: 0.04,
          })
        }
      >
        <RowDots rows={dots} />
        <AxisX print={(value) => printMetric(metric, value)} count={4} />
      </Chart>
      {values.length === 1 && values[0].gap && (
        <p className={styles.note} data-findings="">
          {seedSentence(
            values[0].gap,
            metricName,
            t("bench.sweep.lane", { name: names[last] }),
            printTwoDigits,
            live,
          )}
        </p>
      )}
    </>
  );
}

/** Returns the median of a value, and the gap to the first lane where the seeds are enough to tell it. */
function medianWords(median: string, gap: SeedGap | null, t: BenchWords): string {
  if (!gap || gap.verdict === "unknown") return t("bench.sweep.median", { median });
  const digits = (value: number) => t.print(printTwoDigits(value));
  return t("bench.sweep.medianGap", {
    median,
    gap: `${gap.gap >= 0 ? "+" : "−"}${digits(Math.abs(gap.gap))}`,
    low: digits(gap.low),
    high: digits(gap.high),
  });
}
