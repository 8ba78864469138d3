import { Children, isValidElement, type ReactNode } from "react";

/** Shows the answer after the reader has answered. Stands inside Predict or Exercise, after the question. */
export function Answer({ children }: { readonly children: ReactNode }) {
  return children;
}

/** Shows a hint on request. Stands inside Exercise. */
export function Hint({ children }: { readonly children: ReactNode }) {
  return children;
}

interface Parts {
  readonly question: ReactNode;
  readonly hint?: ReactNode;
  readonly answer: ReactNode;
}

/**
 * Splits the children of a question into question, hint and answer.
 *
 * @throws Error without an Answer, which stops the build
 */
export function partsOf(id: string, children: ReactNode): Parts {
  const all = Children.toArray(children);
  const only = (kind: unknown) => all.find((child) => isValidElement(child) && child.type === kind);
  const answer = only(Answer);
  if (!answer) throw new Error(`The question "${id}" needs an <Answer>.`);
  const hint = only(Hint);
  return { question: all.filter((child) => child !== answer && child !== hint), hint, answer };
}
