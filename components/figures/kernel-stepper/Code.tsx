import { useEffect, useRef } from "react";
import { useWords } from "@/components/controls/words";
import styles from "./kernel-stepper.module.css";
import type { Listing } from "./kernels";
import { messages } from "./messages";
import { wordsOf } from "./wgsl";

/** Shows a function of the kernel in a box, which scrolls to the highlighted lines. */
export function Code({ listing, label }: { readonly listing: Listing; readonly label: string }) {
  const t = useWords(messages);
  const box = useRef<HTMLPreElement>(null);
  const first = listing.lines.findIndex(({ lit }) => lit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another function has other lines
  useEffect(() => {
    const pane = box.current;
    const line = pane?.querySelector<HTMLElement>("[data-lit]");
    if (!pane) return;
    // Scrolls the box and not the page; two lines above the first highlighted line stay visible.
    pane.scrollTop = line ? line.offsetTop - 2 * line.offsetHeight : 0;
  }, [first, listing.file]);
  return (
    <section className={styles.code} aria-label={label}>
      <p className={styles.file}>
        <code>{listing.file}</code>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
      <pre ref={box} tabIndex={0} className={styles.lines}>
        {listing.lines.map(({ number, text, lit }) => (
          <code key={number} className={styles.source} data-lit={lit || undefined}>
            <span className={styles.number}>{number}</span>
            {lit && <span className="visually-hidden">{t("code.now")}</span>}
            {wordsOf(text).map(({ kind, text: piece }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: words of a line do not move
              <span key={i} className={styles[kind]}>
                {piece}
              </span>
            ))}
            {"\n"}
          </code>
        ))}
      </pre>
    </section>
  );
}
