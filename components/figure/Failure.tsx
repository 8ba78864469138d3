"use client";

import { Component, type ReactNode } from "react";
import { Button } from "@/components/controls/Button";
import { usePageTranslate } from "@/components/controls/translation";
import { sentenceOf } from "@/lib/session/sentenceOf";
import styles from "./FigureFrame.module.css";

interface FailureProps {
  readonly title: string;
  readonly problem: Error;
  readonly onRetry: () => void;
}

/** Replaces a figure that could not be fetched or drawn: title, error and a button that tries again. */
export function Failure({ title, problem, onRetry }: FailureProps) {
  const t = usePageTranslate();
  return (
    <div className={styles.frame} role="alert">
      <p className={styles.title}>{title}</p>
      <p>{t("figure.failed")}</p>
      <p className={styles.detail}>{sentenceOf(problem)}</p>
      <Button className={styles.retry} onClick={onRetry}>
        {t("figure.tryAgain")}
      </Button>
    </div>
  );
}

interface BoundaryProps {
  readonly title: string;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

/** Shows a `Failure` if the figure throws while it renders. Only a React class can catch that. */
export class Boundary extends Component<BoundaryProps, { problem: Error | null }> {
  override state = { problem: null };

  static getDerivedStateFromError(problem: Error) {
    return { problem };
  }

  override render() {
    const { title, onRetry, children } = this.props;
    return this.state.problem ? (
      <Failure title={title} problem={this.state.problem} onRetry={onRetry} />
    ) : (
      children
    );
  }
}
