import styles from "./Apparatus.module.css";

interface BackLinksProps {
  /** Ids of the mentions are `${stem}-1`, `${stem}-2`, ... */
  readonly stem: string;
  readonly count: number;
  /** What was mentioned, for readers who hear the links. */
  readonly what: string;
}

/** Links from an entry of a list back to each place in the text that mentions it. */
export function BackLinks({ stem, count, what }: BackLinksProps) {
  return (
    <span className={styles.back} data-backlinks>
      {Array.from({ length: count }, (_, k) => k + 1).map((occurrence) => (
        <a key={occurrence} href={`#${stem}-${occurrence}`}>
          <span aria-hidden="true">↑{count > 1 && occurrence}</span>
          <span className="visually-hidden">
            Back to {what}, mention {occurrence}
          </span>
        </a>
      ))}
    </span>
  );
}
