import { Button } from "@/components/controls/Button";
import styles from "./FigureFrame.module.css";

interface Props {
  readonly title: string;
  readonly problem: Error;
  readonly onRetry: () => void;
}

/** What stands in a figure's place when it cannot be shown. */
export function Failure({ title, problem, onRetry }: Props) {
  return (
    <div className={styles.frame} role="alert">
      <p className={styles.title}>{title}</p>
      <p>This figure could not be shown. The rest of the page is not affected.</p>
      <p className={styles.detail}>{problem.message}</p>
      <Button className={styles.retry} onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
