import { useState } from "react";
import { printCount } from "@/components/charts/format";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { TextArea } from "@/components/controls/TextArea";
import { readModel } from "@/lib/findings/modelConfig";
import styles from "./memory-ledger.module.css";

interface Props {
  /** Receives the shape or the tensors of a model that could be read. */
  readonly onShape: (shape: string) => void;
}

/** Largest file that is read, bytes: a file of weights may be dropped by mistake. */
const MOST_BYTES = 1e6;

/** Shows the field in which readers paste or drop the config.json of a model, or a list of its tensors. */
export function ConfigField({ onShape }: Props) {
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const write = (written: string) => {
    setText(written);
    const read = written.trim() === "" ? { problem: "" } : readModel(written);
    setNote(noteOf(read));
    if ("shape" in read) onShape(read.shape);
  };
  const drop = async (file: File) => {
    if (file.size > MOST_BYTES)
      return setNote("The file is too large for a config.json or a list of shapes.");
    try {
      write(await file.text());
    } catch {
      setNote("The file could not be read.");
    }
  };
  return (
    <details className={styles.config}>
      <summary>A config.json or shapes of your own</summary>
      <FileDrop className={styles.drop} onFile={drop}>
        <TextArea
          label="Paste the config.json of a model or the shapes of its tensors here, or drop the file"
          placeholder={
            '{"model_type": "llama", "hidden_size": 4096, …}, or a line for each tensor: wte.weight 50257x768'
          }
          value={text}
          onChange={write}
        />
        <FileButton onFile={drop} accept=".json,.txt,application/json,text/plain" />
        <p role="status" className={styles.note} data-config-state="">
          {note}
        </p>
      </FileDrop>
    </details>
  );
}

/** Returns the sentence below the field: what is wrong, or what was read from a list; empty for a config.json. */
function noteOf(read: ReturnType<typeof readModel>): string {
  if ("problem" in read) return read.problem;
  if (!("tensors" in read)) return "";
  const { tensors, parameters } = read;
  const count = (n: number, noun: string) => `${printCount(n)} ${noun}${n === 1 ? "" : "s"}`;
  return `Read ${count(tensors, "tensor")} with ${count(parameters, "parameter")}.`;
}
