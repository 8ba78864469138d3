import type { ComponentProps } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends ComponentProps<"button"> {
  /** Filled, for the main action. At most one button in a row. */
  readonly main?: boolean;
  /** Lower, for actions beside the main one. */
  readonly small?: boolean;
  /** A class for its position only, such as a margin: its look is the same everywhere. */
  readonly className?: string;
}

/**
 * The bordered button of figures, questions and pages. It has no state, so that it works without a script.
 */
export function Button({ main, small, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={className ? `${styles.button} ${className}` : styles.button}
      data-main={main ? "" : undefined}
      data-small={small ? "" : undefined}
    />
  );
}
