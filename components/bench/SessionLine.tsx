import { useRef } from "react";
import { useStore } from "zustand";
import { printBytes } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { offerFile } from "@/components/figure/pictureFiles";
import { MAX_SESSION_BYTES } from "@/lib/records/session";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";

/** Bytes that browsers count for each character they keep. */
const BYTES_A_CHARACTER = 2;

/**
 * Shows what the browser keeps of the bench, with buttons to save it as a file, load a file, and clear it.
 */
export function SessionLine({ bench }: { readonly bench: BenchStore }) {
  const { characters, problem } = useStore(bench, (state) => state.kept);
  const empty = useStore(bench, ({ edited }) => edited.document.rows.length === 0 && !edited.document.sweep);
  const picker = useRef<HTMLInputElement>(null);
  const load = async (file: File) => {
    const { load: take, note } = bench.getState();
    if (file.size > MAX_SESSION_BYTES)
      return note(
        `${file.name} has ${printBytes(file.size)}; files of the bench have at most ${printBytes(MAX_SESSION_BYTES)}. The bench is as it was.`,
      );
    try {
      take(await file.text());
    } catch {
      note(`${file.name} could not be read. The bench is as it was.`);
    }
  };
  return (
    <div className={styles.session}>
      <p
        role={problem ? "alert" : undefined}
        className={problem ? styles.warn : styles.note}
        data-kept={characters}
      >
        {problem ||
          (characters > 0
            ? `This browser keeps the bench: ${printBytes(BYTES_A_CHARACTER * characters)}. Nothing is sent anywhere.`
            : "This browser keeps what you make here. Nothing is sent anywhere.")}
      </p>
      <Button
        small
        onClick={() =>
          offerFile("bench.json", new Blob([bench.getState().text()], { type: "application/json" }))
        }
      >
        Save as a file
      </Button>
      <Button small onClick={() => picker.current?.click()}>
        Load a file
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file) void load(file);
        }}
      />
      <Button small disabled={empty} onClick={() => bench.getState().clear()}>
        Delete all runs
      </Button>
    </div>
  );
}
