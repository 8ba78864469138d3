import { printBytes } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { useWords } from "@/components/controls/words";
import { shownName } from "@/lib/checkpoints/stateFile";
import { messages } from "./messages";
import styles from "./state-xray.module.css";

interface Props {
  readonly file: File | null;
  /** Share that is read of the file, 0 to 1; null when nothing is being read. */
  readonly progress: number | null;
  readonly onFile: (file: File) => void;
  /** Back to the example; while a file is being read, stops that. */
  readonly onClear: () => void;
}

/** Where a reader drops a checkpoint or chooses one. */
export function FileField({ file, progress, onFile, onClear }: Props) {
  const t = useWords(messages);
  const reading = file !== null && progress !== null;
  return (
    <FileDrop className={styles.field} onFile={onFile}>
      <p className={styles.note}>{t("drop")}</p>
      <div className={styles.ways}>
        <FileButton onFile={onFile} />
        <Button small disabled={file === null} onClick={onClear}>
          {t(reading ? "stop" : "back")}
        </Button>
      </div>
      <p role="status" className={styles.note} data-file-state="">
        {file ? (
          <>
            <bdi>{shownName(file.name)}</bdi>, {t.print(printBytes(file.size))}
          </>
        ) : (
          t("example")
        )}
      </p>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t("progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(100 * (progress ?? 1))}
      >
        <div style={{ width: `${100 * (progress ?? 1)}%` }} />
      </div>
    </FileDrop>
  );
}
