"use client";

import { useMemo, useRef, useState } from "react";
import { printPercent } from "@/components/charts/format";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { useTranslate } from "@/components/controls/useTranslate";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView, type FigureProps } from "@/components/figure/figure";
import { useJob } from "@/components/live/useJob";
import { WorkFailure } from "@/components/live/WorkFailure";
import { say } from "@/lib/i18n/said";
import { Codes } from "./Codes";
import { FileField } from "./FileField";
import { figure, stateXrayOptions } from "./figure";
import { messages } from "./messages";
import { captionOf, stripsOf, tableOf } from "./model";
import { Parameters } from "./Parameters";
import styles from "./state-xray.module.css";
import { useXrayWords } from "./useXrayWords";
import { Verdict } from "./Verdict";

const SOURCES = [
  "lib/xray/xray.ts",
  "lib/xray/findings.ts",
  "lib/checkpoints/safetensors.ts",
  "lib/checkpoints/pickle.ts",
];

/** A file that the reader chose; the number tells it from the one before. */
interface OwnFile {
  readonly file: File;
  readonly number: number;
}

/** What is in the state of an optimizer, from a file of the reader's or an example, and what is wrong with it. */
export default defineView(figure, function StateXray({ values, onChange }) {
  const t = useWords(messages);
  const failures = useTranslate();
  const [own, setOwn] = useState<OwnFile | null>(null);
  const words = useXrayWords();
  const file = own?.file ?? null;
  const request = { number: own?.number ?? 0, sample: values.sample, file, ...(words && { words }) };
  // A reader who scrolls away while a large file is read comes back to its result.
  const work = useJob("xray", request, { alwaysAwake: own !== null });
  const { result, progress, failure } = work;
  const picture = useRef<HTMLDivElement>(null);
  const report = result && "report" in result ? result.report : null;
  const strips = useMemo(() => (report ? stripsOf(report) : []), [report]);
  /** An example that is chosen takes the place of a file. */
  const onOptions = (patch: FigureProps["values"]) => {
    setOwn(null);
    onChange(patch);
  };
  return (
    <Cell
      caption={report ? captionOf(report, t) : t("waiting")}
      state={
        progress !== null && t("reading", { share: t.print(printPercent(Math.floor(progress * 100) / 100)) })
      }
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={report ? () => tableOf(report, t) : undefined}
      sources={SOURCES}
      controls={
        <>
          <OptionPanel table={stateXrayOptions} values={values} onChange={onOptions} />
          <FileField
            file={own?.file ?? null}
            progress={progress}
            onFile={(file) => setOwn({ file, number: (own?.number ?? 0) + 1 })}
            onClear={() => setOwn(null)}
          />
        </>
      }
    >
      <WorkFailure work={work} />
      {result && "refusal" in result && (
        <p role="alert" className={styles.refusal}>
          {say(failures, result.refusal)}
        </p>
      )}
      {report && (
        <div className={styles.figure} aria-busy={progress !== null}>
          <Verdict report={report} />
          <div ref={picture}>
            <Codes strips={strips} />
          </div>
          <Parameters report={report} />
        </div>
      )}
      {!result && (
        <p className={styles.waiting} aria-busy={!failure}>
          {failure ? "" : t("computing")}
        </p>
      )}
    </Cell>
  );
});
