import { Button } from "@/components/controls/Button";
import { BASE } from "@/components/figure/links";
import { type AnyValues, parseOptions } from "@/lib/options/options";
import styles from "./bench.module.css";
import sheetStyles from "./Sheet.module.css";
import { benchOptions } from "./state/options";
import { FAULT_PRESETS, PRESETS, type Preset } from "./state/presets";

interface PresetsProps {
  readonly onChoose: (values: AnyValues) => void;
  readonly onClose: () => void;
}

/** Shows the starting points: those of the chapters, and the faults of the clinic. */
export function Presets({ onChoose, onClose }: PresetsProps) {
  return (
    <>
      <PresetList presets={PRESETS} onChoose={onChoose} onClose={onClose} />
      <details className={styles.group}>
        <summary>The faults of the clinic: {FAULT_PRESETS.length} starting points</summary>
        <p className={styles.note}>
          Three lanes each: 32-bit state, sound 8-bit state, and 8-bit state with the fault. Every optimizer
          with a fault is saved and loaded after half of the steps.
        </p>
        <PresetList presets={FAULT_PRESETS} onChoose={onChoose} onClose={onClose} />
      </details>
    </>
  );
}

interface PresetListProps extends PresetsProps {
  readonly presets: readonly Preset[];
}

/** Shows starting points, each with its sentence and a button. */
function PresetList({ presets, onChoose, onClose }: PresetListProps) {
  return (
    <ul className={sheetStyles.presets}>
      {presets.map(({ chapter, title, sentence, query }) => (
        <li key={title}>
          <p>
            <b>{title}.</b> {sentence} <a href={`${BASE}/chapters/${chapter}/`}>Read the chapter</a>
          </p>
          <Button
            small
            aria-label={`Set up: ${title}`}
            onClick={() => {
              onChoose(parseOptions(benchOptions, new URLSearchParams(query)).values);
              onClose();
            }}
          >
            Set up
          </Button>
        </li>
      ))}
    </ul>
  );
}
