"use client";

import { useEffect, useState } from "react";
import styles from "./CopyButton.module.css";

const SAY_SO_FOR_MS = 2000;

/** Copies a text; says whether it worked, since a page may be refused the clipboard. */
export function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState("");

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), SAY_SO_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("The browser refused");
    }
  };

  return (
    <button type="button" className={`needs-script screen-only ${styles.button}`} onClick={copy}>
      <span role="status">{said || "Copy"}</span>
    </button>
  );
}
