/** A recorded step with buffers of its own, ready to be encoded again and again. */
import { createBuffer } from "@/lib/gpu/liveBuffers";
import { type InputRegion, type Operation, PlanBuilder, PlanError } from "./planBuilder";
import type { Recording } from "./recording";

/**
 * The largest size of the ring of inputs, unless the inputs of one step are larger.
 */
const RING_BYTES = 4 * 2 ** 20;
/** The largest number of steps whose inputs are in the ring. */
const RING_STEPS = 64;
/**
 * The largest number of dispatches in one submission, unless one step has more. The device works on one
 * submission while the next is encoded, which takes about as long; and a driver may take a submission that runs
 * for seconds for a hanging one.
 */
const SUBMISSION_DISPATCHES = 1024;

/** The commands of a step, its inputs and its memory. `destroy` frees the buffers. */
export class Plan {
  /** By the place of the input; undefined for an input that the step does not use. */
  readonly inputs: readonly (InputRegion | undefined)[];
  /** Bytes of one step's inputs. */
  readonly inputBytes: number;
  /** Steps whose inputs fit into the ring, and whose commands fit into one submission. */
  readonly steps: number;
  readonly dispatches: number;
  /** Buffers that outlive the step; when one of them is freed, the plan must not be used again. */
  readonly outliving: ReadonlySet<GPUBuffer>;
  private readonly operations: readonly Operation[];
  private readonly owned: GPUBuffer[] = [];
  private readonly block: GPUBuffer | undefined;
  private readonly ring: GPUBuffer | undefined;

  /**
   * Makes the buffers and bind groups of a plan.
   *
   * @param inputCount number of inputs that the step was recorded with
   * @throws PlanError if the step cannot be repeated, or does not fit on the device; nothing is left behind
   *   then
   */
  constructor(
    private readonly device: GPUDevice,
    { commands }: Recording,
    inputCount: number,
    limits: Pick<GPUSupportedLimits, "maxBufferSize"> = device.limits,
  ) {
    try {
      const builder = new PlanBuilder(device, commands, inputCount, (label, bytes, usage) => {
        if (bytes > limits.maxBufferSize)
          throw new PlanError(
            "device",
            `The plan needs ${bytes} bytes in one buffer (${label}), and the device allows ${limits.maxBufferSize}.`,
          );
        const buffer = createBuffer(device, { label: `plan: ${label}`, size: bytes, usage });
        this.owned.push(buffer);
        return buffer;
      });
      const built = builder.build();
      this.inputs = built.inputs;
      this.inputBytes = built.inputBytes;
      this.block = built.block;
      this.operations = built.operations;
      this.outliving = built.outliving;
      this.dispatches = built.operations.filter(({ kind }) => kind === "dispatch").length;
      const inRing = this.block ? Math.floor(RING_BYTES / this.inputBytes) : RING_STEPS;
      const inSubmission = Math.floor(SUBMISSION_DISPATCHES / Math.max(1, this.dispatches));
      this.steps = Math.max(1, Math.min(RING_STEPS, inRing, inSubmission));
      if (this.block) this.ring = builder.ring(this.steps * this.inputBytes);
    } catch (error) {
      this.destroy();
      throw error;
    }
  }

  /**
   * Submits steps.
   *
   * @param inputs those of all steps one after the other, `inputBytes` each, at most `steps` of them
   */
  submit(inputs: Uint8Array<ArrayBuffer>, steps: number): void {
    if (this.ring) this.device.queue.writeBuffer(this.ring, 0, inputs, 0, steps * this.inputBytes);
    const encoder = this.device.createCommandEncoder({ label: "replayed steps" });
    for (let step = 0; step < steps; step++) this.encode(encoder, step);
    this.device.queue.submit([encoder.finish()]);
  }

  /** Lets the device check the commands of a step, without carrying them out. */
  check(): void {
    const encoder = this.device.createCommandEncoder({ label: "check of a plan" });
    this.encode(encoder, 0);
    encoder.finish();
  }

  destroy(): void {
    for (const buffer of this.owned) buffer.destroy();
  }

  private encode(encoder: GPUCommandEncoder, step: number): void {
    if (this.ring && this.block)
      encoder.copyBufferToBuffer(this.ring, step * this.inputBytes, this.block, 0, this.inputBytes);
    let pass: GPUComputePassEncoder | undefined;
    // Each call costs about a microsecond: what the pass has set already is not set again.
    let pipeline: GPUComputePipeline | undefined;
    let bound: (GPUBindGroup | undefined)[] = [];
    for (const operation of this.operations) {
      if (operation.kind === "copy") {
        pass?.end();
        pass = undefined;
        const { from, to, bytes } = operation;
        encoder.copyBufferToBuffer(from.buffer, from.offset, to.buffer, to.offset, bytes);
        continue;
      }
      if (!pass) {
        pass = encoder.beginComputePass({ label: "replayed steps" });
        pipeline = undefined;
        bound = [];
      }
      if (operation.pipeline !== pipeline) {
        pipeline = operation.pipeline;
        pass.setPipeline(pipeline);
      }
      const { groups } = operation;
      for (let index = 0; index < groups.length; index++) {
        const group = groups[index];
        if (!group || group === bound[index]) continue;
        bound[index] = group;
        pass.setBindGroup(index, group);
      }
      const [x, y, z] = operation.grid;
      pass.dispatchWorkgroups(x, y, z);
    }
    pass?.end();
  }
}
