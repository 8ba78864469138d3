/** Curves to be learned from noisy points: functions from [-1, 1] to [-1, 1]. */

export interface CurveShape {
  readonly name: string;
  readonly label: string;
  /** @param phase waves passed so far, whole numbers at the ends of waves */
  at(phase: number): number;
}

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

/** The curve's value at x, -1 to 1, when that many waves pass from end to end. */
export const curveAt = (shape: CurveShape, waves: number, x: number) => shape.at((waves * (x + 1)) / 2);
