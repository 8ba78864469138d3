"use client";

import { useId, useRef, useState } from "react";
import { Button } from "@/components/controls/Button";
import { useTranslate } from "@/components/controls/useTranslate";
import styles from "./Panel.module.css";

interface Props {
  readonly label: string;
  readonly text: string;
}

/** Shows a text with a button that copies it; where the browser forbids copying, the text is selected. */
export function CopyField({ label, text }: Props) {
  const t = useTranslate();
  const field = useRef<HTMLTextAreaElement>(null);
  const [status, setStatus] = useState("");
  const id = useId();

  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setStatus(t("figure.copied"));
    } catch {
      setStatus(t("figure.copyRefused"));
    }
  };
  return (
    <div className={styles.copy}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        readOnly
        rows={text.split("\n").length + 1}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={copy}>{t("figure.copy")}</Button>
      <span role="status">{status}</span>
    </div>
  );
}
