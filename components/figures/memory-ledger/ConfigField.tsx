import { useState } from "react";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { TextArea } from "@/components/controls/TextArea";
import { useWords } from "@/components/controls/words";
import { readModel } from "@/lib/findings/modelConfig";
import styles from "./memory-ledger.module.css";
import { type LedgerWords, messages } from "./messages";

interface Props {
  /** Receives the shape or the tensors of a model that could be read. */
  readonly onShape: (shape: string) => void;
}

/** Largest file that is read, bytes: a file of weights may be dropped by mistake. */
const MOST_BYTES = 1e6;

/** Shows the field in which readers paste or drop the config.json of a model, or a list of its tensors. */
export function ConfigField({ onShape }: Props) {
  const t = useWords(messages);
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const write = (written: string) => {
    setText(written);
    const read = written.trim() === "" ? { problem: "" } : readModel(written, t);
    setNote(noteOf(read, t));
    if ("shape" in read) onShape(read.shape);
  };
  const drop = async (file: File) => {
    if (file.size > MOST_BYTES) return setNote(t("field.large"));
    try {
      write(await file.text());
    } catch {
      setNote(t("field.unread"));
    }
  };
  return (
    <details className={styles.config}>
      <summary>{t("field.summary")}</summary>
      <FileDrop className={styles.drop} onFile={drop}>
        <TextArea label={t("field.label")} placeholder={t("field.example")} value={text} onChange={write} />
        <FileButton onFile={drop} accept=".json,.txt,application/json,text/plain" />
        <p role="status" className={styles.note} data-config-state="">
          {note}
        </p>
      </FileDrop>
    </details>
  );
}

/** Returns the sentence below the field: what is wrong, or what was read from a list; empty for a config.json. */
function noteOf(read: ReturnType<typeof readModel>, t: LedgerWords): string {
  if ("problem" in read) return read.problem;
  if (!("tensors" in read)) return "";
  const { tensors, parameters } = read;
  return t("field.read", {
    tensors: t("field.tensors", { count: tensors }),
    parameters: t("field.parameters", { count: parameters }),
  });
}
