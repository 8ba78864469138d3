/** The steps of rules of matrices with lib/numerics, beside those of all other rules. */
import { applyDirection } from "@/lib/numerics/applyDirection";
import { newtonSchulz } from "@/lib/numerics/newtonSchulz";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import { matrixScale, matrixShapeOf } from "@/lib/numerics/rules/matrices";
import { type ReferenceSlot, ReferenceStepper } from "./referenceStepper";

/** A stepper that orthogonalizes the steps of matrices where a rule wants it. */
export class MatrixReferenceStepper extends ReferenceStepper {
  protected override stepParams(
    slot: ReferenceSlot,
    coefficients: Coefficients,
    params: Float32Array,
    grads: Float32Array,
    shape: readonly number[],
  ): void {
    const matrix = slot.rule.matrices && matrixShapeOf(shape);
    const stepped = matrix ? new Float32Array(params.length) : params;
    super.stepParams(slot, coefficients, stepped, grads, shape);
    if (!matrix) return;
    const direction = newtonSchulz(stepped, matrix.rows, matrix.columns);
    applyDirection(params, direction, matrixScale(matrix), coefficients);
  }
}
