import type { Fill } from "@/components/charts/Pixels";

/** Error from which on a square has the next strength, in mean magnitudes. */
export const ERROR_BOUNDS = [0.01, 0.03, 0.06, 0.12];
export const ERROR_FILLS: readonly Fill[] = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));

/** Size from which on a value is darker, in mean magnitudes. */
export const SIZE_BOUNDS = [0.25, 0.75, 1.5, 3, 6];
export const SIZE_FILLS: readonly Fill[] = [0.05, 0.15, 0.3, 0.5, 0.7, 1].map((opacity) => ({
  colour: "var(--ink)",
  opacity,
}));
