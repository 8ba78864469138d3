import type { ReactNode } from "react";
import { readChoices } from "./quiz/numbers";
import { PredictForm } from "./quiz/PredictForm";
import { partsOf } from "./quiz/parts";

/** Attributes of a prediction; in MDX they are text. */
export interface PredictProps {
  /** Unique in the book: the key under which the browser stores the answer. */
  readonly id: string;
  readonly kind?: "slider" | "number" | "choice";
  readonly unit?: string;
  /**
   * Choices, separated by bars: "half | a quarter | a tenth". The right choice equals the true value or is
   * nearest to it.
   */
  readonly choices?: string;
  /** Range, step and scale of a slider. */
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly scale?: "linear" | "log";
  /** The question, and an Answer that is shown after the guess. */
  readonly children: ReactNode;
}

/**
 * Asks the reader for a guess, then shows the true value and how far off the guess was.
 *
 * @param truth the true value as prose prints it, computed or from the paper
 * @throws Error without an Answer, or for a slider without a range, which stops the build
 */
export function Predict({ truth, children, ...props }: PredictProps & { readonly truth: string }) {
  const { id, kind = "number", unit = "", choices, min, max, step, scale = "linear" } = props;
  if (kind === "slider" && (min === undefined || max === undefined)) {
    throw new Error(`The slider of "${id}" needs min and max.`);
  }
  const { question, answer } = partsOf(id, children);
  return (
    <PredictForm
      id={id}
      kind={kind}
      truth={truth}
      unit={unit}
      choices={readChoices(choices)}
      min={Number(min ?? 0)}
      max={Number(max ?? 1)}
      step={step === undefined ? undefined : Number(step)}
      scale={scale}
      question={question}
      answer={answer}
    />
  );
}
