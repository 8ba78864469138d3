import { Button } from "@/components/controls/Button";
import { BASE } from "@/components/figure/links";
import { type AnyValues, parseOptions } from "@/lib/options/options";
import styles from "./bench.module.css";
import { Sheet } from "./Sheet";
import { benchOptions } from "./state/options";
import { PRESETS } from "./state/presets";

interface PresetsProps {
  readonly onChoose: (values: AnyValues) => void;
  readonly onClose: () => void;
}

/** Shows the starting points of the chapters. */
export function Presets({ onChoose, onClose }: PresetsProps) {
  return (
    <Sheet title="Starting points" onClose={onClose}>
      <ul className={styles.presets}>
        {PRESETS.map(({ chapter, title, sentence, query }) => (
          <li key={chapter}>
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
    </Sheet>
  );
}
