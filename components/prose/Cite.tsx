import styles from "./Cite.module.css";

interface CiteProps {
  readonly source: string;
  /** Number of the source in this chapter and which mention this is; set at build time. */
  readonly number?: string;
  readonly occurrence?: string;
}

/** A citation: a bracketed number with a hover card; without scripts the link leads to the list of sources. */
export function Cite({ source, number, occurrence }: CiteProps) {
  return (
    <a
      className={styles.cite}
      href={`#source-${source}`}
      id={`source-${source}-${occurrence}`}
      aria-label={`Source ${number}`}
      data-card
    >
      [{number}]
    </a>
  );
}
