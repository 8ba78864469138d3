import { FigureSlot } from "@/components/figures/FigureSlot";
import styles from "./Figure.module.css";

interface FigureProps {
  readonly name: string;
  /** Figures of a page with the same link share the options that they have in common. */
  readonly link?: string;
}

/** A live figure of the book. It may be wider than the text; its size is held from the first paint. */
export function Figure({ name, link }: FigureProps) {
  return (
    <div className={styles.figure}>
      <FigureSlot name={name} link={link} />
    </div>
  );
}
