import styles from "./Button.module.css";

/** What a bordered button looks like. */
export interface ButtonLook {
  /** Filled, for the main action. At most one button in a row. */
  readonly main?: boolean;
  /** Lower, for actions beside the main one. */
  readonly small?: boolean;
  /** A class for its position only, such as a margin: its look is the same everywhere. */
  readonly className?: string;
}

/** Returns the attributes of a bordered button, also for one that the build writes into a page without a script. */
export const buttonLook = ({ main, small, className }: ButtonLook) => ({
  className: className ? `${styles.button} ${className}` : styles.button,
  "data-main": main ? "" : undefined,
  "data-small": small ? "" : undefined,
});
