import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import { PageLink } from "@/components/figure/PageLink";
import { type AnyValues, parseOptions } from "@/lib/options/options";
import styles from "./bench.module.css";
import { messages } from "./messages";
import sheetStyles from "./Sheet.module.css";
import { benchOptions } from "./state/options";
import { FAULT_PRESETS, PRESETS, type Preset, presetWords } from "./state/presets";

interface PresetsProps {
  readonly onChoose: (values: AnyValues) => void;
  readonly onClose: () => void;
}

/** Shows the starting points: those of the chapters, and the faults of the clinic. */
export function Presets({ onChoose, onClose }: PresetsProps) {
  const t = useWords(messages);
  return (
    <>
      <PresetList presets={PRESETS} onChoose={onChoose} onClose={onClose} />
      <details className={styles.group}>
        <summary>{t("bench.preset.faults", { count: FAULT_PRESETS.length })}</summary>
        <p className={styles.note}>{t("bench.preset.lanes")}</p>
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
      {presets.map((preset) => (
        <PresetEntry key={preset.title} preset={preset} onChoose={onChoose} onClose={onClose} />
      ))}
    </ul>
  );
}

/** Shows one starting point. */
function PresetEntry({ preset, onChoose, onClose }: PresetsProps & { readonly preset: Preset }) {
  const t = useWords(messages);
  const { chapter, query } = preset;
  const { title, sentence } = presetWords(preset, t);
  return (
    <li>
      <p>
        <b>{title}.</b> {sentence}{" "}
        <PageLink to={`/chapters/${chapter}/`}>{t("bench.preset.chapter")}</PageLink>
      </p>
      <Button
        small
        aria-label={t("bench.preset.setThis", { title })}
        onClick={() => {
          onChoose(parseOptions(benchOptions, new URLSearchParams(query)).values);
          onClose();
        }}
      >
        {t("bench.preset.set")}
      </Button>
    </li>
  );
}
