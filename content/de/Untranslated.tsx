import type { ReactNode } from "react";
import styles from "./Untranslated.module.css";

/** Shows a block of a chapter that is not translated, or was changed since, in English, and says so. */
export function Untranslated({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.untranslated} data-untranslated>
      <p className={styles.note}>Noch nicht übersetzt:</p>
      <div lang="en">{children}</div>
    </div>
  );
}

/** Says at the start of a chapter what of it is in German. @param missing number of blocks that are not */
export function TranslationNote({ missing }: { readonly missing: string }) {
  const count = Number(missing);
  return (
    <p className={styles.note} role="note">
      Übersetzung aus dem Englischen.
      {count > 0 &&
        (count === 1 ? " Ein Absatz ist noch auf Englisch." : ` ${count} Absätze sind noch auf Englisch.`)}
    </p>
  );
}
