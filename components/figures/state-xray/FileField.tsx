import { printBytes } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { shownName } from "@/lib/checkpoints/stateFile";
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
  const reading = file !== null && progress !== null;
  return (
    <FileDrop className={styles.field} onFile={onFile}>
      <p className={styles.note}>
        Drop a .safetensors file or a .pt file of torch.save here. It is read by slices in this browser;
        nothing is sent, and nothing in it is executed.
      </p>
      <div className={styles.ways}>
        <FileButton onFile={onFile} />
        <Button small disabled={file === null} onClick={onClear}>
          {reading ? "Stop" : "Back to the example"}
        </Button>
      </div>
      <p role="status" className={styles.note} data-file-state="">
        {file ? (
          <>
            <bdi>{shownName(file.name)}</bdi>, {printBytes(file.size)}
          </>
        ) : (
          "An example is shown, computed by this page."
        )}
      </p>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label="Share of the file that is read"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(100 * (progress ?? 1))}
      >
        <div style={{ width: `${100 * (progress ?? 1)}%` }} />
      </div>
    </FileDrop>
  );
}
