import styles from "./Passages.module.css";

/** A work that a reader may go on with. */
export interface Work {
  readonly title: string;
  readonly year: number;
  /** Number on arXiv; left out where we know none. */
  readonly arxiv?: string;
  /** What the work has to do with memory, or that it has nothing to do with it: one sentence. */
  readonly line: string;
}

/** Shows a list of works, each with one line on what it has to do with memory. */
export function Readings({ works }: { readonly works: readonly Work[] }) {
  return (
    <ul className={styles.readings}>
      {works.map(({ title, year, arxiv, line }) => (
        <li key={title}>
          {arxiv ? <a href={`https://arxiv.org/abs/${arxiv}`}>{title}</a> : title} ({year}). {line}
        </li>
      ))}
    </ul>
  );
}
