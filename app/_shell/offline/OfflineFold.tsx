"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";
import { usePageTranslate } from "@/components/controls/translation";
import styles from "./offline.module.css";

interface Parts {
  readonly OfflinePanel: ComponentType;
  readonly NewerBook: ComponentType;
}

/** Returns the service workers of the site, or undefined where the browser has none or forbids them. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return window.isSecureContext ? navigator.serviceWorker : undefined;
  } catch {
    // In a sandboxed frame the property itself throws.
    return undefined;
  }
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
    const workers = serviceWorkers();
    if (!workers) return;
    setPossible(true);
    workers.getRegistrations().then(
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
