import { OptionPanel, type OptionPanelProps } from "@/components/controls/OptionPanel";
import styles from "@/components/figure/Fold.module.css";

interface Props extends OptionPanelProps {
  /** What they are about: the line that unfolds them. */
  readonly summary: string;
}

/** Options that a first look does not need, behind a fold. */
export function MoreOptions({ summary, ...options }: Props) {
  return (
    <details className={styles.more}>
      <summary>{summary}</summary>
      <OptionPanel {...options} />
    </details>
  );
}
