import { useRef, useState } from "react";
import { printBytes, printNumber } from "@/components/charts/format";
import { laneStyle } from "@/components/charts/lanes";
import { Button } from "@/components/controls/Button";
import { CopyField } from "@/components/figure/CopyField";
import { drawAside } from "@/components/figure/drawAside";
import { offerFile, pngFile, svgFile } from "@/components/figure/pictureFiles";
import { toCsv } from "@/components/figure/table";
import { printMetric } from "@/components/figures/training-lab/model";
import { bibtex } from "@/lib/records/citation";
import type { ExperimentRecord } from "@/lib/records/record";
import { runSettings } from "@/lib/records/row";
import { torchScript } from "@/lib/records/torch/script";
import { trainCommand } from "@/lib/records/trainCommand";
import { sentenceOf } from "@/lib/session/sentenceOf";
import { taskInfo } from "@/lib/tasks/catalog";
import { laneNames } from "@/lib/training/laneNames";
import { readLosses, recordedSteps } from "@/lib/training/lossPoints";
import styles from "./bench.module.css";
import { RecordPicture } from "./RecordPicture";
import { recordLink } from "./recordLink";
import sheetStyles from "./Sheet.module.css";

interface RecordCardProps {
  readonly record: ExperimentRecord;
}

/** What a card can show below its buttons. */
type Part = "link" | "command" | "script" | "bibtex";

/** Shows a record, and hands it out: as a link, as files, as a command line, as a script, as a citation. */
export function RecordCard({ record }: RecordCardProps) {
  const { config, engine, finalLoss, heldOut, hashes, bytes, points, date } = record;
  const { metric } = taskInfo(config.task);
  const names = laneNames(config.lanes);
  const card = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState<Part>("link");
  const [problem, setProblem] = useState("");
  const picture = () => (card.current ? drawAside(card.current, <RecordPicture record={record} />) : null);
  const save = async (name: string, make: () => Blob | Promise<Blob | null> | null) => {
    try {
      const file = await make();
      if (file) offerFile(name, file);
      setProblem("");
    } catch (error) {
      setProblem(`The file could not be made: ${sentenceOf(error)}`);
    }
  };
  return (
    <div ref={card} className={sheetStyles.record} data-record="">
      <p className={styles.note}>
        {runSettings(config)
          .map(({ label, text }) => (label === "task" ? text : `${label} ${text}`))
          .join(", ")}
        . {points.steps} steps on {engine.device}, {new Date(date).toLocaleString("en-GB")}.
      </p>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">lane</th>
            <th scope="col">final loss</th>
            <th scope="col">{metric.label}</th>
            <th scope="col">state</th>
            <th scope="col">hash of the state</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, lane) => (
            <tr key={name} style={{ color: laneStyle(lane).colour }}>
              <th scope="row">{name}</th>
              <td>{printNumber(finalLoss[lane] ?? Number.NaN)}</td>
              <td>{printMetric(metric, heldOut[lane] ?? Number.NaN)}</td>
              <td>{printBytes(bytes[lane])}</td>
              <td>
                <code data-hash="">{hashes[lane] ?? "not taken"}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.tableTools}>
        {(["link", "command", "script", "bibtex"] as const).map((each) => (
          <Button key={each} small aria-pressed={part === each} onClick={() => setPart(each)}>
            {PART_LABELS[each]}
          </Button>
        ))}
        <Button small onClick={() => save("run.csv", () => new Blob([csvOf(record)], { type: "text/csv" }))}>
          Save as CSV
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
          Save as SVG
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
          Save as PNG
        </Button>
        {part === "script" && (
          <Button
            small
            onClick={() => save("run.py", () => new Blob([torchScript(config)], { type: "text/x-python" }))}
          >
            Save the script
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

const PART_LABELS: Readonly<Record<Part, string>> = {
  link: "Link",
  command: "Command",
  script: "PyTorch script",
  bibtex: "BibTeX",
};

/** Shows one text of a record to be copied, or the sentence that says why there is none. */
function RecordPart({ part, record }: { readonly part: Part; readonly record: ExperimentRecord }) {
  const here = window.location.origin + window.location.pathname;
  const link = recordLink(record, here);
  if (part === "script")
    return <CopyField label="A script for PyTorch and bitsandbytes" text={torchScript(record.config)} />;
  if (part === "bibtex")
    return (
      <CopyField
        label="The paper and this page"
        text={bibtex("link" in link ? link.link : here, new Date())}
      />
    );
  if (part === "command") {
    const written = trainCommand(record.config, record.engine.kind);
    if ("problem" in written) return <p className={styles.note}>{written.problem}</p>;
    return (
      <>
        <CopyField label="The same run without a page, in a copy of the repository" text={written.command} />
        {written.note && <p className={styles.note}>{written.note}</p>}
      </>
    );
  }
  if ("problem" in link) return <p className={styles.note}>{link.problem}</p>;
  return <CopyField label="A link that repeats this run and compares it with the record" text={link.link} />;
}

/** Returns the recorded losses as CSV. */
function csvOf({ config, points }: ExperimentRecord): string {
  const losses = readLosses(points) ?? [];
  return toCsv({
    caption: "",
    columns: ["step", ...laneNames(config.lanes).map((name) => `loss, ${name}`)],
    rows: recordedSteps(points.steps).map((step, i) => [step, ...losses.map((lane) => lane[i])]),
  });
}
