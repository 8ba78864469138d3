import { useState } from "react";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { TextArea } from "@/components/controls/TextArea";
import { readModelConfig } from "@/lib/findings/modelConfig";
import styles from "./memory-ledger.module.css";

interface Props {
  /** Receives the shape of a config.json that could be read. */
  readonly onShape: (shape: string) => void;
}

/** Largest config.json that is read, bytes: a file of weights may be dropped by mistake. */
const MOST_BYTES = 1e6;

/** Shows the field in which readers paste or drop the config.json of a model. */
export function ConfigField({ onShape }: Props) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const write = (written: string) => {
    setText(written);
    const read = written.trim() === "" ? { problem: "" } : readModelConfig(written);
    setProblem("problem" in read ? read.problem : "");
    if ("shape" in read) onShape(read.shape);
  };
  const drop = async (file: File) => {
    if (file.size > MOST_BYTES) return setProblem("The file is too large for a config.json.");
    try {
      write(await file.text());
    } catch {
      setProblem("The file could not be read.");
    }
  };
  return (
    <details className={styles.config}>
      <summary>A config.json of your own</summary>
      <FileDrop className={styles.drop} onFile={drop}>
        <TextArea
          label="Paste the config.json of a model here, or drop the file"
          placeholder={'{"model_type": "llama", "hidden_size": 4096, …}'}
          value={text}
          onChange={write}
        />
        <FileButton onFile={drop} accept=".json,application/json" />
        <p role="status" className={styles.note} data-config-state="">
          {problem}
        </p>
      </FileDrop>
    </details>
  );
}
