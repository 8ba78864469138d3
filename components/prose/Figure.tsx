import { entryOf } from "@/components/figures/entries";
import { LiveFigure } from "@/components/figures/LiveFigure";
import styles from "./Figure.module.css";

interface FigureProps {
  readonly name: string;
  /** Figures of a page with the same link share the options that they have in common. */
  readonly link?: string;
}

/**
 * Shows a live figure of the book. Its place keeps the size of the figure from the first paint on, loads it
 * when it comes near the viewport, and may be wider than the text.
 */
export async function Figure({ name, link }: FigureProps) {
  const entry = await entryOf(name);
  return (
    <div className={styles.figure}>
      {entry ? (
        <LiveFigure entry={entry} id={name} embedded={false} link={link} />
      ) : (
        <p role="alert">There is no figure called “{name}”.</p>
      )}
    </div>
  );
}
