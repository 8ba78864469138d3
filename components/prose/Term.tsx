import styles from "./Term.module.css";
import type { Glossary } from "./Terms";

interface TermProps {
  readonly glossary: Glossary;
  readonly name: string;
  /** Which mention in the chapter this is, from 1; set at build time. */
  readonly occurrence?: string;
  /** The word as this sentence needs it, where that is not the glossary's form. */
  readonly children?: React.ReactNode;
}

/** A word of the field. A hover card shows its definition; without scripts the link leads to the list of terms. */
export function Term({ glossary, name, occurrence, children }: TermProps) {
  const entry = glossary[name];
  if (!entry) throw new Error(`The glossary has no "${name}"; content/glossary.ts lists the words.`);
  return (
    <a className={styles.term} href={`#term-${name}`} id={`term-${name}-${occurrence}`} data-card>
      {children ?? entry.word}
    </a>
  );
}
