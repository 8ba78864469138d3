import type { ComponentProps } from "react";
import { type ButtonLook, buttonLook } from "./buttonLook";
import { useKeptFocus } from "./useKeptFocus";

interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  readonly className?: string;
}

/** The bordered button of figures, questions and pages. It keeps the focus if its own action disables it. */
export function Button({ main, small, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} {...useKeptFocus(rest)} {...buttonLook({ main, small, className })} />
  );
}
