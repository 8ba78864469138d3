import { useStore } from "zustand";
import { Button } from "@/components/controls/Button";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";

/** Shows the sentences of the bench to its reader. */
export function Notes({ bench }: { readonly bench: BenchStore }) {
  const notes = useStore(bench, (state) => state.notes);
  if (notes.length === 0) return null;
  return (
    <div role="status" className={styles.notes}>
      <div>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <Button small onClick={() => bench.getState().dismissNotes()}>
        Dismiss
      </Button>
    </div>
  );
}
