import type { Fill } from "@/components/charts/Pixels";

const STRENGTHS = [0.15, 0.35, 0.6, 1];

/** Uses of a pair, few to many: in ink, and once more in the colour of errors for pairs that are wrong. */
export const USE_FILLS: readonly Fill[] = [
  ...STRENGTHS.map((opacity) => ({ colour: "var(--ink)", opacity })),
  ...[2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` })),
];

/** Mean error of a pair, small to large. */
export const ERROR_FILLS: readonly Fill[] = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));
