"use client";

import { useSyncExternalStore } from "react";
import styles from "@/app/_shell/ProgressMark.module.css";
import { noProgress, readProgress, watchProgress } from "@/app/_shell/progress";
import { usePageTranslate } from "@/components/controls/translation";

/** Close enough to the end to count as read: the last lines are sources. */
const READ = 0.97;

/** How much of a chapter has been read, as a thin line below its name. */
export function ProgressMark({ slug }: { readonly slug: string }) {
  const t = usePageTranslate();
  const read = useSyncExternalStore(watchProgress, readProgress, noProgress)[slug] ?? 0;
  return (
    <span className={styles.track}>
      <span className={styles.read} style={{ transform: `scaleX(${read})` }} />
      {read > 0 && (
        <span className="visually-hidden">
          {read >= READ ? t("shell.read") : t("shell.percentRead", { percent: Math.round(read * 100) })}
        </span>
      )}
    </span>
  );
}
