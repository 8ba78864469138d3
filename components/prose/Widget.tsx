import { WidgetSlot } from "@/components/widgets/WidgetSlot";
import styles from "./Widget.module.css";

/** A live figure of the book. It may be wider than the text; its size is held from the first paint. */
export function Widget({ name }: { readonly name: string }) {
  return (
    <div className={styles.widget}>
      <WidgetSlot name={name} />
    </div>
  );
}
