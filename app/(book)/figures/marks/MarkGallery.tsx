"use client";

import styles from "@/app/(book)/figures/marks/MarkGallery.module.css";
import { MARK_EXAMPLES } from "@/components/charts/examples";

/** All marks with their examples, in the light and in the dark theme. */
export function MarkGallery({ sentences }: { readonly sentences: Readonly<Record<string, string>> }) {
  return MARK_EXAMPLES.map(({ mark, draw }) => (
    <section key={mark} className={styles.mark} aria-labelledby={`mark-${mark}`}>
      <h2 id={`mark-${mark}`} className={styles.name}>
        {mark[0].toUpperCase() + mark.slice(1)}
      </h2>
      <p>{sentences[mark]}</p>
      <div className={styles.themes}>
        {(["light", "dark"] as const).map((theme) => (
          <div key={theme} className={styles.theme} data-scheme={theme}>
            {draw()}
          </div>
        ))}
      </div>
    </section>
  ));
}
