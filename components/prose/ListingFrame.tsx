"use client";

import { type ReactNode, useEffect, useState } from "react";
import { usePageTranslate } from "@/components/controls/translation";
import styles from "./Listing.module.css";

interface ListingFrameProps {
  readonly title: string;
  /** Number of the first line in its file. */
  readonly line?: number;
  /** The text that the copy button copies. */
  readonly text: string;
  /** The same text with its highlighting. */
  readonly children: ReactNode;
}

/** Shows code in a frame with its title, its first line number and a copy button. */
export function ListingFrame({ title, line, text, children }: ListingFrameProps) {
  const t = usePageTranslate();
  return (
    <figure className={styles.listing}>
      <figcaption className={styles.head}>
        <span className={styles.title}>
          {title}
          {line !== undefined && (
            <span className={styles.line}> {t("prose.fromLine", { line: String(line) })}</span>
          )}
        </span>
        <CopyButton text={text} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        <code>{children}</code>
      </pre>
    </figure>
  );
}

/** Time that the result of copying is shown. */
const STATUS_MS = 2000;

/** Shows a button that copies a text, and whether that worked: browsers may deny access to the clipboard. */
function CopyButton({ text }: { readonly text: string }) {
  const t = usePageTranslate();
  const [status, setStatus] = useState("");

  useEffect(() => {
    if (!status) return;
    const timer = setTimeout(() => setStatus(""), STATUS_MS);
    return () => clearTimeout(timer);
  }, [status]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setStatus(t("prose.copied"));
    } catch {
      setStatus(t("prose.copyRefused"));
    }
  };

  return (
    <>
      {/* The result is announced beside the button: the name of a button is not made of what announces itself. */}
      <span role="status" className="visually-hidden">
        {status}
      </span>
      <button type="button" className={`needs-script screen-only ${styles.copy}`} onClick={copy}>
        {status || t("prose.copy")}
      </button>
    </>
  );
}
