import { WidgetSlot } from "@/components/figures/WidgetSlot";
import styles from "./Widget.module.css";

interface WidgetProps {
  readonly name: string;
  /** Figures of a page with the same link share the options that they have in common. */
  readonly link?: string;
}

/** A live figure of the book. It may be wider than the text; its size is held from the first paint. */
export function Widget({ name, link }: WidgetProps) {
  return (
    <div className={styles.widget}>
      <WidgetSlot name={name} link={link} />
    </div>
  );
}
