"use client";

import { type ReactNode, useEffect, useRef } from "react";
import styles from "@/app/_shell/Header.module.css";
import { usePageTranslate } from "@/components/controls/translation";

/**
 * The unfolding list of chapters. It opens without a script; with one it also closes by Escape, by a click beside it, and
 * when the focus goes on, since it would cover what has the focus then.
 */
export function ContentsMenu({ children }: { readonly children: ReactNode }) {
  const t = usePageTranslate();
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (event: Event) => {
      if (!details.current?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        // Escape may have closed a panel of a figure, which has put the focus where it belongs.
        if (details.current.contains(document.activeElement))
          details.current.querySelector("summary")?.focus();
      } else if (details.current.contains(event.target as Node)) return;
      details.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    document.addEventListener("focusin", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
      document.removeEventListener("focusin", close);
    };
  }, []);

  return (
    <details ref={details} className={styles.contents}>
      <summary>{t("shell.chapters")}</summary>
      <div className={styles.panel}>{children}</div>
    </details>
  );
}
