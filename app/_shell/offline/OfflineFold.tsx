"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";
import { usePageTranslate } from "@/components/controls/translation";
import styles from "./offline.module.css";

interface Parts {
  readonly OfflinePanel: ComponentType;
  readonly NewerBook: ComponentType;
}

/** Offers to keep the chapters for reading offline. Its code is fetched when it is opened, or if they are kept. */
export function OfflineFold() {
  const t = usePageTranslate();
  const [isPossible, setPossible] = useState(false);
  const [parts, setParts] = useState<Parts>();
  const load = useCallback(() => {
    // Without a network nothing can be kept; the next opening tries again.
    import("./OfflinePanel").then(setParts, () => {});
  }, []);
  useEffect(() => {
    if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
    setPossible(true);
    navigator.serviceWorker.getRegistrations().then(
      (kept) => kept.length > 0 && load(),
      () => {},
    );
  }, [load]);
  if (!isPossible) return null;
  return (
    <>
      <details className={styles.fold} onToggle={load}>
        <summary>{t("offline.read")}</summary>
        {parts && <parts.OfflinePanel />}
      </details>
      {parts && <parts.NewerBook />}
    </>
  );
}
