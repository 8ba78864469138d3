/** The built-in curves of the regression task: functions from [-1, 1] to [-1, 1]. */

/** A periodic function. */
export interface CurveShape {
  readonly name: string;
  readonly label: string;
  /**
   * Returns the value, -1 to 1.
   *
   * @param phase number of periods from the beginning
   */
  at(phase: number): number;
}

/** All built-in curves, in the order of the picker. */
export const CURVE_SHAPES: readonly CurveShape[] = [
  { name: "sine", label: "Sine", at: (phase) => Math.sin(2 * Math.PI * phase) },
  {
    name: "triangle",
    label: "Triangle",
    at(phase) {
      const part = phase - Math.floor(phase);
      return part < 0.25 ? 4 * part : part < 0.75 ? 2 - 4 * part : 4 * part - 4;
    },
  },
  { name: "steps", label: "Steps", at: (phase) => (phase - Math.floor(phase) < 0.5 ? 0.7 : -0.7) },
];

/** Returns the curve's value at x, -1 to 1, if `waves` periods fit between x = -1 and x = 1. */
export const curveAt = (shape: CurveShape, waves: number, x: number) => shape.at((waves * (x + 1)) / 2);
