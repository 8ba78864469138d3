import { useTranslate } from "@/components/controls/useTranslate";
import { useWords } from "@/components/controls/words";
import { type Said, say } from "@/lib/i18n/said";
import { messages } from "./messages";
import styles from "./verify.module.css";

/** Says why a check ended without a report. */
export default function CheckFailure({ why }: { readonly why: Said }) {
  const t = useWords(messages);
  const problem = say(useTranslate(), why);
  return (
    <p role="alert" className={styles.failure}>
      {t("verify.failed", { problem })}
    </p>
  );
}
