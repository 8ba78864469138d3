import { COUNT_SOURCES, countAgrees, presetNamed } from "@/lib/findings/models";
import styles from "./memory-ledger.module.css";
import { type LedgerValues, printParameters } from "./model";

/** Where the number of parameters comes from, and whether the model's own shapes agree with it. */
export function Count({ values }: { readonly values: LedgerValues }) {
  const preset = presetNamed(values.model);
  if (!preset) return <p className={styles.note}>The number of parameters is yours.</p>;
  const { label, url } = COUNT_SOURCES[preset.source];
  const counted = `Its layers, width and vocabulary make ${printParameters(preset.counted, 4)}`;
  return (
    <p className={styles.note}>
      {preset.label}: {printParameters(preset.parameters)} parameters by the{" "}
      <a href={url} target="_blank" rel="noopener">
        {label}
      </a>
      . {counted}
      {countAgrees(preset) ? "." : ", which is not that number rounded; the ledger takes the published one."}
    </p>
  );
}
