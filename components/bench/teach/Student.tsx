"use client";

import { useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "@/components/controls/Button";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { CopyField } from "@/components/figure/CopyField";
import { StudyRow } from "@/components/live/StudyRow";
import { useStudy } from "@/components/live/useStudy";
import { writeLine } from "@/lib/records/classRun";
import { taskInfo } from "@/lib/tasks/catalog";
import { taskLabel } from "@/lib/tasks/names";
import { laneNames } from "@/lib/training/laneNames";
import { classConfig, MAX_SEED, readSeed, type StudentLink } from "./classLink";
import { messages } from "./messages";
import { ResultTable } from "./ResultTable";
import { openSplice } from "./spliceState";
import styles from "./teach.module.css";

/** Shows a student's run, and before it the field for the student's number if the address has none. */
export function Student({ query, seed: linked, splice }: StudentLink) {
  const t = useWords(messages);
  const [seed, setSeed] = useState(linked);
  const { stored, report } = useSplice(splice, query);
  if (seed === null)
    return (
      <section className={styles.student} aria-label={t("class.yourRun")} data-student="">
        <h2>{t("class.yourRun")}</h2>
        <SeedField onSeed={setSeed} />
        {stored && <StoredLine line={stored} />}
      </section>
    );
  return <StudentRun query={query} seed={seed} stored={stored} onLine={report} />;
}

/** Asks a student for the number that is the seed. */
function SeedField({ onSeed }: { readonly onSeed: (seed: number) => void }) {
  const t = useWords(messages);
  const [text, setText] = useState("");
  const seed = readSeed(text);
  const id = useId();
  const goOn = () => {
    if (seed !== null) onSeed(seed);
  };
  return (
    // Not a form: in a frame that a course sandboxes, forms submit nothing and raise no event.
    <div className={styles.fields}>
      <label htmlFor={id}>{t("class.number")}</label>
      <input
        id={id}
        value={text}
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={`${id}-note`}
        aria-invalid={text !== "" && seed === null}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={({ key }) => key === "Enter" && goOn()}
      />
      <p id={`${id}-note`} className={styles.problems} role="status">
        {text !== "" && seed === null && t("class.numberRange", { most: String(MAX_SEED) })}
      </p>
      <div>
        <Button small disabled={seed === null} onClick={goOn}>
          {t("class.goOn")}
        </Button>
      </div>
    </div>
  );
}

/** Shows the line that the course page has stored for the student. */
function StoredLine({ line }: { readonly line: string }) {
  const t = useWords(messages);
  return <CopyField label={t("class.stored")} text={line} />;
}

interface StudentRunProps {
  readonly query: string;
  readonly seed: number;
  /** The line that the course page has stored; empty for none. */
  readonly stored: string;
  /** Takes the line of the run once it is done. */
  readonly onLine: ((line: string) => void) | null;
}

/** Shows the run of one seed: nothing can be set, the result is a line to send back. */
function StudentRun({ query, seed, stored, onLine }: StudentRunProps) {
  const t = useWords(messages);
  const live = useLiveWords();
  const config = useMemo(() => classConfig(query, seed), [query, seed]);
  const entries = useMemo(() => [{ name: String(seed), config }], [config, seed]);
  const study = useStudy(entries);
  const summary = study.summaries.get(entries[0].name);
  const info = taskInfo(config.task);
  const engine = study.engine?.kind ?? "reference";
  const line = summary ? writeLine(config, { heldOut: summary.heldOut, engine }) : "";
  useEffect(() => {
    if (line !== "") onLine?.(line);
  }, [line, onLine]);
  return (
    <section className={styles.student} aria-label={t("class.yourRun")} data-student={seed}>
      <h2>{t("class.yourSeed", { seed: String(seed) })}</h2>
      <p>
        {t("class.run", {
          task: taskLabel(info, t),
          steps: String(config.maxSteps),
          count: config.lanes.length,
          lanes: laneNames(config.lanes, live).join("; "),
        })}
      </p>
      <StudyRow study={study} runs={1} steps={config.maxSteps} />
      {stored && !summary && <StoredLine line={stored} />}
      {summary && (
        <>
          <ResultTable config={config} results={[{ seed, heldOut: summary.heldOut, engine }]} />
          <CopyField label={t("class.send")} text={line} />
          {onLine && <p role="status">{t("class.sent")}</p>}
        </>
      )}
    </section>
  );
}

/** Joins the page with the page that holds its frame, if the address asks for SPLICE and there is such a page. */
function useSplice(asked: boolean, query: string) {
  const [stored, setStored] = useState("");
  const joined = asked && window.parent !== window;
  const send = useRef<(line: string) => void>(() => {});
  const [report] = useState(() => (line: string) => send.current(line));
  useEffect(() => {
    if (!joined) return;
    const { origin, pathname } = window.location;
    const splice = openSplice(window, `${origin}${pathname}?${query}`, setStored);
    send.current = splice.report;
    return splice.close;
  }, [joined, query]);
  return { stored, report: joined ? report : null };
}
