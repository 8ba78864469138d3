import { type FocusEvent, type MouseEvent, useState } from "react";

/** The props of a button that `useKeptFocus` sets. */
interface KeptProps {
  readonly disabled?: boolean;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly onFocus?: (event: FocusEvent<HTMLButtonElement>) => void;
  readonly onBlur?: (event: FocusEvent<HTMLButtonElement>) => void;
}

/**
 * Returns the props of a button that may become disabled while it has the focus, as "Undo" does at the last change. A
 * browser takes the focus from a disabled button and gives it to no other element, so that a screen reader loses its
 * place. Until the focus leaves, such a button is disabled for readers (`aria-disabled`) and ignores clicks.
 */
export function useKeptFocus({ disabled = false, onClick, onFocus, onBlur }: KeptProps) {
  const [focused, setFocused] = useState(false);
  const kept = disabled && focused;
  return {
    disabled: disabled && !focused,
    "aria-disabled": kept || undefined,
    // In a form a click would also submit.
    onClick: kept ? (event: MouseEvent<HTMLButtonElement>) => event.preventDefault() : onClick,
    onFocus: (event: FocusEvent<HTMLButtonElement>) => {
      setFocused(true);
      onFocus?.(event);
    },
    onBlur: (event: FocusEvent<HTMLButtonElement>) => {
      setFocused(false);
      onBlur?.(event);
    },
  };
}
