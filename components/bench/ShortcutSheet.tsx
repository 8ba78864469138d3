import styles from "./bench.module.css";
import { Sheet } from "./Sheet";
import type { Shortcut } from "./useShortcuts";

interface ShortcutSheetProps {
  readonly shortcuts: readonly Shortcut[];
  /** Whether single keys are on. */
  readonly single: boolean;
  readonly onSingle: (single: boolean) => void;
  readonly onClose: () => void;
}

/** Shows the keys of the bench. Single keys can be turned off: they may be in the way of speech input. */
export function ShortcutSheet({ shortcuts, single, onSingle, onClose }: ShortcutSheetProps) {
  return (
    <Sheet title="Keys" onClose={onClose}>
      <dl className={styles.keys}>
        {shortcuts.map(({ key, what }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.check}>
        <input type="checkbox" checked={single} onChange={(event) => onSingle(event.currentTarget.checked)} />
        Single keys are on
      </label>
    </Sheet>
  );
}
