import { useRef, useState } from "react";
import { printBytes, printNumber } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { Button } from "@/components/controls/Button";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { CopyField } from "@/components/figure/CopyField";
import { offerFile, pngFile, svgFile } from "@/components/figure/pictureFiles";
import { toCsv } from "@/components/figure/table";
import { useDrawAside } from "@/components/figure/useDrawAside";
import { printMetric } from "@/components/figures/training-lab/model";
import type { LiveWords } from "@/lib/i18n/englishLive";
import { say } from "@/lib/i18n/said";
import { bibtex } from "@/lib/records/citation";
import type { ExperimentRecord } from "@/lib/records/record";
import { runSettings } from "@/lib/records/row";
import { torchScript } from "@/lib/records/torch/script";
import { trainCommand } from "@/lib/records/trainCommand";
import { saidOf } from "@/lib/session/sentenceOf";
import { taskInfo } from "@/lib/tasks/catalog";
import { metricLabel } from "@/lib/tasks/names";
import { laneNames } from "@/lib/training/laneNames";
import { readLosses, recordedSteps } from "@/lib/training/lossPoints";
import styles from "./bench.module.css";
import { type BenchWords, messages } from "./messages";
import { RecordPicture } from "./RecordPicture";
import { recordLink } from "./recordLink";
import { clockOf } from "./rowName";
import sheetStyles from "./Sheet.module.css";

interface RecordCardProps {
  readonly record: ExperimentRecord;
}

/** What a card can show below its buttons. */
type Part = "link" | "command" | "script" | "bibtex";

/** Shows a record, and hands it out: as a link, as files, as a command line, as a script, as a citation. */
export function RecordCard({ record }: RecordCardProps) {
  const { config, engine, finalLoss, heldOut, hashes, bytes, points, date } = record;
  const t = useWords(messages);
  const info = taskInfo(config.task);
  const { metric } = info;
  const live = useLiveWords();
  const names = laneNames(config.lanes, live);
  const draw = useDrawAside();
  const card = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState<Part>("link");
  const [problem, setProblem] = useState("");
  const picture = () => (card.current ? draw(card.current, <RecordPicture record={record} />) : null);
  const save = async (name: string, make: () => Blob | Promise<Blob | null> | null) => {
    try {
      const file = await make();
      if (file) offerFile(name, file);
      setProblem("");
    } catch (error) {
      setProblem(t("bench.record.failed", { problem: say(live, saidOf(error)) }));
    }
  };
  return (
    <div ref={card} className={sheetStyles.record} data-record="">
      <p className={styles.note}>
        {t("bench.record.run", {
          settings: runSettings(config, t)
            .map(({ name, label, text }) => (name === "task" ? text : `${label} ${text}`))
            .join(", "),
          steps: String(points.steps),
          device: engine.device,
          date: new Date(date).toLocaleString(clockOf(t)),
        })}
      </p>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">{t("bench.record.lane")}</th>
            <th scope="col">{t("bench.record.loss")}</th>
            <th scope="col">{metricLabel(info, t)}</th>
            <th scope="col">{t("bench.record.state")}</th>
            <th scope="col">{t("bench.record.hash")}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, lane) => (
            <tr key={name} style={{ color: laneStyle(lane).colour }}>
              <th scope="row">{name}</th>
              <td>{t.print(printNumber(finalLoss[lane] ?? Number.NaN))}</td>
              <td>{t.print(printMetric(metric, heldOut[lane] ?? Number.NaN))}</td>
              <td>{t.print(printBytes(bytes[lane]))}</td>
              <td>
                <code data-hash="">{hashes[lane] ?? t("bench.record.noHash")}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.tableTools}>
        {(["link", "command", "script", "bibtex"] as const).map((each) => (
          <Button key={each} small aria-pressed={part === each} onClick={() => setPart(each)}>
            {t(`bench.record.${each}`)}
          </Button>
        ))}
        <Button
          small
          onClick={() => save("run.csv", () => new Blob([csvOf(record, t, live)], { type: "text/csv" }))}
        >
          {t("bench.record.saveAs", { format: "CSV" })}
        </Button>
        <Button
          small
          onClick={() =>
            save("run.svg", () => {
              const svg = picture();
              return svg && new Blob([svgFile(svg)], { type: "image/svg+xml" });
            })
          }
        >
          {t("bench.record.saveAs", { format: "SVG" })}
        </Button>
        <Button
          small
          onClick={() =>
            save("run.png", async () => {
              const svg = picture();
              return svg && pngFile(svg);
            })
          }
        >
          {t("bench.record.saveAs", { format: "PNG" })}
        </Button>
        {part === "script" && (
          <Button
            small
            onClick={() => save("run.py", () => new Blob([torchScript(config)], { type: "text/x-python" }))}
          >
            {t("bench.record.saveScript")}
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className={styles.warn}>
          {problem}
        </p>
      )}
      <RecordPart key={part} part={part} record={record} />
    </div>
  );
}

/** Shows one text of a record to be copied, or the sentence that says why there is none. */
function RecordPart({ part, record }: { readonly part: Part; readonly record: ExperimentRecord }) {
  const t = useWords(messages);
  const here = window.location.origin + window.location.pathname;
  const link = recordLink(record, here, t);
  if (part === "script")
    return <CopyField label={t("bench.record.scriptField")} text={torchScript(record.config)} />;
  if (part === "bibtex")
    return (
      <CopyField
        label={t("bench.record.bibtexField")}
        text={bibtex("link" in link ? link.link : here, new Date())}
      />
    );
  if (part === "command") {
    const written = trainCommand(record.config, record.engine.kind, t);
    if ("problem" in written) return <p className={styles.note}>{written.problem}</p>;
    return (
      <>
        <CopyField label={t("bench.record.commandField")} text={written.command} />
        {written.note && <p className={styles.note}>{written.note}</p>}
      </>
    );
  }
  if ("problem" in link) return <p className={styles.note}>{link.problem}</p>;
  return <CopyField label={t("bench.record.linkField")} text={link.link} />;
}

/** Returns the recorded losses as CSV. */
function csvOf({ config, points }: ExperimentRecord, t: BenchWords, live: LiveWords): string {
  const losses = readLosses(points) ?? [];
  return toCsv({
    caption: "",
    columns: [
      t("bench.record.step"),
      ...laneNames(config.lanes, live).map((lane) => t("bench.record.lossOf", { lane })),
    ],
    rows: recordedSteps(points.steps).map((step, i) => [step, ...losses.map((lane) => lane[i])]),
  });
}
