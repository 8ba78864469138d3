import { type ReactNode, useEffect, useId, useRef } from "react";
import { Icon } from "@/components/controls/Icon";
import { useWords } from "@/components/controls/words";
import styles from "./bench.module.css";
import { messages } from "./messages";
import sheetStyles from "./Sheet.module.css";

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Shows a sheet over the bench. Escape and its button close it; the browser keeps the focus inside. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const t = useWords(messages);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className={sheetStyles.sheet} aria-labelledby={id} onClose={onClose}>
      <div className={sheetStyles.sheetHead}>
        <h2 id={id}>{title}</h2>
        <button type="button" className={styles.tool} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
          <span className="visually-hidden">{t("bench.close")}</span>
        </button>
      </div>
      {children}
    </dialog>
  );
}
