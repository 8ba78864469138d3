import { OptionPanel } from "@/components/controls/OptionPanel";
import type { FigureProps } from "@/components/figure/figure";
import { twinRunOptions } from "./figure";
import type { TwinValues } from "./model";
import styles from "./twin-run.module.css";

const FIRST = ["blockSize", "learningRate", "map", "data"];
const MORE = Object.keys(twinRunOptions).filter((name) => !FIRST.includes(name));

interface OptionRowsProps {
  readonly values: TwinValues;
  readonly onChange: FigureProps["onChange"];
}

/** The options that matter first, the others behind a fold. */
export function OptionRows({ values, onChange }: OptionRowsProps) {
  return (
    <section className={styles.options} aria-label="Options of the run">
      <OptionPanel table={twinRunOptions} values={values} onChange={onChange} names={FIRST} />
      <details className={styles.details}>
        <summary>More options</summary>
        <OptionPanel table={twinRunOptions} values={values} onChange={onChange} names={MORE} />
      </details>
    </section>
  );
}
