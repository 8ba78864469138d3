/** Path data on a grid of 16 by 16, drawn as strokes. */
const PATHS = {
  start: "M4.5 2.5 L13 8 L4.5 13.5 Z",
  pause: "M5 3 V13 M11 3 V13",
  step: "M3.5 3 L10 8 L3.5 13 Z M12.5 3 V13",
  reset: "M3 3 V6.5 H6.5 M3.3 6.5 A5.2 5.2 0 1 1 3 9.2",
  undo: "M6 3 L2.5 6.5 L6 10 M2.5 6.5 H10 A3.5 3.5 0 0 1 10 13.5 H7",
  menu: "M3 4 H13 M3 8 H13 M3 12 H13",
  listen: "M2.5 6 H5 L8.5 3 V13 L5 10 H2.5 Z M11 5.5 A3.5 3.5 0 0 1 11 10.5 M12.5 3.5 A6 6 0 0 1 12.5 12.5",
  close: "M3.5 3.5 L12.5 12.5 M12.5 3.5 L3.5 12.5",
} as const;

/** Names of the signs. */
export type IconName = keyof typeof PATHS;

/**
 * A small sign beside or instead of a word. It is hidden from assistive technology: the button has a name.
 */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
