/**
 * Records a training step on WebGPU once and replays it.
 *
 * A step of a small model is hundreds of requests to the device (dispatches, bind groups, small writes,
 * submissions), and making the requests costs far more than computing. The requests are the same in every
 * step, but for a few numbers. So:
 *
 * 1. The first step runs eagerly. It compiles kernels, uploads constants and gives variables buffers of their
 *    own.
 * 2. The next two steps run eagerly, too, while `record` taps the device (bind groups, dispatches, copies,
 *    writes, submissions) and tfjs's buffer pool (which buffer is taken and given back when, which tensor is
 *    uploaded).
 * 3. The two recordings must agree: the same pipelines, sizes and order, scratch buffers that correspond one
 *    to one, the same constants. A number that differs and is not an input depends on data or chance (dropout
 *    draws its numbers on the CPU and uploads them). Then steps go on eagerly, and `refusal` says why.
 * 4. The second recording becomes a `Plan`. Later steps are replayed: the inputs of many steps are written to
 *    a ring at once, and one submission carries these steps out. Each begins with a copy of its inputs from
 *    the ring.
 *
 * Buffers. The plan never uses memory of tfjs's pool: between two steps that memory belongs to other tensors,
 * pictures for instance. Each buffer that tfjs takes and gives back within the step has its place in a buffer
 * of the plan, which later scratch buffers of the step share as soon as it is free. Uniforms, which tfjs
 * writes anew for each dispatch, and small tensors that it uploads are constants of the plan, written once.
 * Buffers that outlive the step are used as they are: parameters, state, lists of measurements. The plan is
 * dropped if tfjs takes one of them back, as `assign` and `dispose` do. A step that does so itself, as the
 * optimizers of tf.train do, is refused. Clones and reshapes share a buffer and record nothing.
 *
 * Inputs. A batch is uploaded before the step begins, in replayed and eager steps alike: tfjs computes on the
 * CPU with small tensors that have not been uploaded, and no command shows it. The coefficients of an update
 * rule (bias corrections, learning rate) are the other input: the optimizer counts the step and returns them.
 * Measurements need no input, because their lists on the GPU count their own rows.
 *
 * Bits. The same pipelines run on the same numbers in the same order, so replayed and eager steps give the
 * same bits on one device and can take turns. Sums of floats by atomics change from run to run in eager
 * steps, too; no task here uses them (lib/nn/exactMatMul.ts).
 *
 * Failures. The recorded steps are real ones, whatever becomes of the recording. An error in one of them
 * removes all taps and goes on to the caller. A plan is used only after the device has accepted its buffers,
 * bind groups and commands; until then, and after a plan is dropped, steps run eagerly. A replayed step
 * counts once its inputs are ready, and what is ready is submitted even if the next batch throws. On a lost
 * device a submission does nothing, in both ways.
 */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { flush, stopCpuCopies, upload, valuesBeforeUpload } from "@/lib/nn/tfjsInternals";
import { difference } from "./compare";
import { Plan } from "./plan";
import { PlanError } from "./planBuilder";
import { record } from "./record";
import type { Recording } from "./recording";
import type { Refusal } from "./refusal";
import type { ReplayState, Step, StepNumbers, Stepping } from "./step";
import { onRelease } from "./tap";

/** Steps that run eagerly before the recording begins. */
const WARM_UP_STEPS = 1;
/** Steps of a loop that run eagerly in any case: the warm-up, and two recordings. */
export const STEPS_BEFORE_REPLAY = WARM_UP_STEPS + 2;
/** Refused recordings and dropped plans after which steps run eagerly until `restart`. */
const MAX_ATTEMPTS = 4;

/** Replays the steps of a loop on WebGPU where that is possible. */
export class StepReplay implements Stepping {
  allowed = true;
  private phase: ReplayState = "warming-up";
  private reason: Refusal | undefined;
  private warm = 0;
  private attempts = 0;
  private last: Recording | undefined;
  private plan: Plan | undefined;
  private unwatch: (() => void) | undefined;
  private staging = new Uint8Array(0);

  constructor(
    private readonly backend: WebGPUBackend,
    private readonly step: Step,
    private readonly limits: Pick<GPUSupportedLimits, "maxBufferSize"> = backend.device.limits,
  ) {}

  get state(): ReplayState {
    return this.phase;
  }

  get refusal(): Refusal | undefined {
    return this.reason;
  }

  get undecided(): boolean {
    return this.mayReplay && this.phase !== "replaying" && this.phase !== "refused";
  }

  private get mayReplay(): boolean {
    return this.allowed && !this.step.observed();
  }

  advance(steps: number): void {
    for (let left = steps; left > 0; ) {
      if (this.phase === "replaying" && this.plan && this.mayReplay) left -= this.replay(this.plan, left);
      else {
        this.runOne(this.step.draw());
        left--;
      }
    }
  }

  restart(): void {
    this.drop();
    this.phase = "warming-up";
    this.reason = undefined;
    this.attempts = 0;
  }

  private runOne(drawn: readonly tf.Tensor[]): void {
    const { backend, step } = this;
    try {
      if (this.phase === "recording" && this.mayReplay) this.record(drawn);
      else {
        upload(backend, drawn);
        step.run(drawn);
        tf.dispose([...drawn]);
      }
    } catch (error) {
      tf.dispose([...drawn]);
      throw error;
    }
    step.count();
    if (this.phase === "warming-up" && ++this.warm >= WARM_UP_STEPS) this.phase = "recording";
  }

  private record(drawn: readonly tf.Tensor[]): void {
    const { backend, step } = this;
    const buffers = step.numbers().map(({ buffer }) => buffer);
    const before = this.last;
    this.last = undefined;
    const recording = record(backend, { tensors: drawn, buffers }, () => {
      step.run(drawn);
      tf.dispose([...drawn]);
    });
    this.last = recording;
    if (!before) return;
    const refusal = difference(before, recording);
    if (refusal) this.refuse(refusal);
    else this.prepare(recording, drawn.length + buffers.length);
  }

  /** Makes the plan. The device checks it before its first use. */
  private prepare(recording: Recording, inputs: number): void {
    const { device } = this.backend;
    const scopes = ["validation", "out-of-memory", "internal"] as const;
    for (const scope of scopes) device.pushErrorScope(scope);
    try {
      this.plan = new Plan(device, recording, inputs, this.limits);
      this.plan.check();
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      this.refuse(error.refusal);
    } finally {
      const errors = Promise.all(scopes.map(() => device.popErrorScope()));
      const { plan } = this;
      if (plan) {
        this.phase = "checking";
        this.last = undefined;
        this.staging = new Uint8Array(plan.steps * plan.inputBytes);
        this.unwatch = onRelease(this.backend, plan.outliving, () =>
          this.refuse({ kind: "freed", sentence: "tfjs took back a buffer that the plan uses." }),
        );
        errors.then(
          (found) => this.checked(plan, found.find((error) => error !== null)?.message),
          () => this.checked(plan, "the device is lost"),
        );
      } else errors.catch(() => {});
    }
  }

  private checked(plan: Plan, error: string | undefined): void {
    if (this.plan !== plan) return;
    if (error === undefined) this.phase = "replaying";
    else this.refuse({ kind: "device", sentence: `The device refused the plan (${error.trim()}).` });
  }

  /** Replays some steps. @returns the number of steps done */
  private replay(plan: Plan, most: number): number {
    const { backend, step } = this;
    const steps = Math.min(most, plan.steps);
    // What tfjs has recorded, pictures for instance, is of the moment before these steps.
    flush(backend, []);
    // It may also have taken back a buffer of the plan.
    if (this.plan !== plan) return 0;
    const numbers = step.numbers();
    let filled = 0;
    let other: readonly tf.Tensor[] | undefined;
    try {
      for (; filled < steps; filled++) {
        const drawn = step.draw();
        if (!this.fill(plan, filled, drawn, numbers)) {
          other = drawn;
          break;
        }
        tf.dispose([...drawn]);
        step.count();
      }
    } finally {
      if (filled > 0) {
        plan.submit(this.staging, filled);
        for (const variable of step.variables()) stopCpuCopies(backend, variable);
      }
    }
    if (!other) return filled;
    this.refuse({
      kind: "input",
      sentence: "A batch has another size or type than the recorded one, or was computed on the GPU.",
    });
    this.runOne(other);
    return filled + 1;
  }

  /**
   * Writes the inputs of a step to their places in the staging memory.
   *
   * @returns false, with nothing counted, if the tensors do not fit
   */
  private fill(
    plan: Plan,
    at: number,
    drawn: readonly tf.Tensor[],
    numbers: readonly StepNumbers[],
  ): boolean {
    const { backend, staging } = this;
    const start = at * plan.inputBytes;
    for (const [place, tensor] of drawn.entries()) {
      const region = plan.inputs[place];
      if (!region) continue;
      const values = valuesBeforeUpload(backend, tensor.dataId);
      if (!values || region.bytes !== 4 * values.length) return false;
      const Words = tensor.dtype === "float32" ? Float32Array : Int32Array;
      new Words(staging.buffer, start + region.offset, values.length).set(values);
    }
    for (const [i, each] of numbers.entries()) {
      const region = plan.inputs[drawn.length + i];
      const values = each.next();
      if (region) new Float32Array(staging.buffer, start + region.offset, region.bytes / 4).set(values);
    }
    return true;
  }

  private refuse(refusal: Refusal): void {
    const { last } = this;
    this.drop();
    this.reason = refusal;
    this.phase = ++this.attempts < MAX_ATTEMPTS ? "warming-up" : "refused";
    // A recording that differs from the one before may be the first of a pair that agrees.
    if (refusal.kind === "commands" && this.phase !== "refused") {
      this.last = last;
      this.phase = "recording";
    }
  }

  private drop(): void {
    this.unwatch?.();
    this.unwatch = undefined;
    this.plan?.destroy();
    this.plan = undefined;
    this.last = undefined;
    this.warm = 0;
  }
}
