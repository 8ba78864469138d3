import { Button } from "@/components/controls/Button";
import { useTranslate } from "@/components/controls/useTranslate";
import { say } from "@/lib/i18n/said";
import styles from "./live.module.css";
import type { Work } from "./useWork";

/** Says why a figure's worker computes nothing more, and offers to try again. */
export function WorkFailure({ work: { failure, retry } }: { readonly work: Work }) {
  const t = useTranslate();
  if (!failure) return null;
  return (
    <div role="alert" className={styles.failure}>
      <p>{say(t, failure)}</p>
      <Button onClick={retry}>{t("figure.tryAgain")}</Button>
    </div>
  );
}
