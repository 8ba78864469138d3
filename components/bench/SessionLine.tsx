import { useRef } from "react";
import { useStore } from "zustand";
import { printBytes } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import { offerFile } from "@/components/figure/pictureFiles";
import { MAX_SESSION_BYTES } from "@/lib/records/session";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { messages } from "./messages";

/** Bytes that browsers count for each character they keep. */
const BYTES_A_CHARACTER = 2;

/**
 * Shows what the browser keeps of the bench, with buttons to save it as a file, load a file, and clear it.
 */
export function SessionLine({ bench }: { readonly bench: BenchStore }) {
  const t = useWords(messages);
  const { characters, problem } = useStore(bench, (state) => state.kept);
  const empty = useStore(bench, ({ edited }) => edited.document.rows.length === 0 && !edited.document.sweep);
  const picker = useRef<HTMLInputElement>(null);
  const load = async (file: File) => {
    const { load: take, note } = bench.getState();
    if (file.size > MAX_SESSION_BYTES)
      return note(
        t("bench.note.tooLarge", {
          file: file.name,
          bytes: t.print(printBytes(file.size)),
          most: t.print(printBytes(MAX_SESSION_BYTES)),
        }),
      );
    try {
      take(await file.text());
    } catch {
      note(t("bench.note.unread", { file: file.name }));
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
            ? t("bench.kept", { bytes: t.print(printBytes(BYTES_A_CHARACTER * characters)) })
            : t("bench.keeps"))}
      </p>
      <Button
        small
        onClick={() =>
          offerFile("bench.json", new Blob([bench.getState().text()], { type: "application/json" }))
        }
      >
        {t("bench.saveFile")}
      </Button>
      <Button small onClick={() => picker.current?.click()}>
        {t("bench.loadFile")}
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
        {t("bench.deleteAll")}
      </Button>
    </div>
  );
}
