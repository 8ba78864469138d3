import type { ComponentProps } from "react";
import styles from "./Button.module.css";

export interface ButtonProps extends ComponentProps<"button"> {
  /** Filled: what one came for. One in a row at most. */
  readonly main?: boolean;
  /** Lower, for the things beside the main one. */
  readonly small?: boolean;
  /** For its place among others only, such as a margin: its look is the same everywhere. */
  readonly className?: string;
}

/** The bordered button of figures, questions and pages. It knows no state, so that it can come without a script. */
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
