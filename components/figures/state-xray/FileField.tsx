import { type DragEvent, useRef, useState } from "react";
import { printBytes } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
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
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (!dropped) return;
    event.preventDefault();
    onFile(dropped);
  };
  const reading = file !== null && progress !== null;
  return (
    // Files may be dropped anywhere on it; the button does the same by keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={styles.field}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={styles.note}>
        Drop a .safetensors file or a .pt file of torch.save here. It is read by slices in this browser;
        nothing is sent, and nothing in it is executed.
      </p>
      <div className={styles.ways}>
        <Button small onClick={() => picker.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          data-checkpoint=""
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            // The same file may be chosen again after it was changed.
            event.currentTarget.value = "";
            if (chosen) onFile(chosen);
          }}
        />
        <Button small disabled={file === null} onClick={onClear}>
          {reading ? "Stop" : "Back to the example"}
        </Button>
      </div>
      <p role="status" className={styles.note} data-file-state="">
        {file
          ? `${shownName(file.name)}, ${printBytes(file.size)}`
          : "An example is shown, computed by this page."}
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
    </div>
  );
}
