/** The steps of rules of matrices with our kernels, beside those of all other rules. */
import type { MatrixBuffer } from "@/lib/gpu/applyDirection";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import { directionsOf, moveMatrices } from "./matrixMoves";
import type { Update } from "./stepper";
import { type WebGpuSlot, WebGpuStepper } from "./webgpuStepper";

/** A stepper that orthogonalizes the steps of matrices where a rule wants it. */
export class MatrixWebGpuStepper extends WebGpuStepper {
  private readonly matrices = new WeakMap<WebGpuSlot, MatrixBuffer>();

  override step(updates: readonly Update<WebGpuSlot>[], coefficients: Coefficients): void {
    if (!updates[0]?.slot.rule.matrices) {
      super.step(updates, coefficients);
      return;
    }
    const directions = directionsOf(updates);
    const directionFor = new Map(directions.map(({ update, tensor }) => [update, tensor]));
    const stepped = updates.map((update) => directionFor.get(update) ?? update.variable);
    const buffer = this.stepTensors(updates, coefficients, stepped);
    moveMatrices(this.backend, directions, buffer, this.matrices);
  }

  override dispose(slot: WebGpuSlot): void {
    super.dispose(slot);
    this.matrices.get(slot)?.destroy();
  }
}
