/**
 * Training at the speed of the GPU: a step is recorded once and then replayed.
 *
 * A step of a small model is hundreds of requests to the device (dispatches, bind groups, small writes, submissions),
 * and asking costs far more than computing. The requests are the same in every step, but for a few numbers. So:
 *
 * 1. The first step runs as ever. It compiles kernels, uploads constants and gives variables buffers of their own.
 * 2. The next two steps run as ever, too, while `record` listens: at the device (bind groups, dispatches, copies,
 *    writes, submissions) and at tfjs's buffer pool (which buffer is taken and given back when, what is uploaded).
 * 3. Two recordings must agree: the same pipelines, sizes and order, each scratch buffer in the place of the same other
 *    one, the same constants. What differs and is not an input depends on data or chance (dropout draws its numbers on
 *    the CPU and uploads them), and the steps go on as ever with the reason, a `Refusal`.
 * 4. The second recording becomes a `Plan`. From then on steps are replayed: inputs of many steps are written to a ring
 *    at once, and one submission carries out these steps, each of which begins with a copy of its inputs.
 *
 * Buffers. The plan never uses memory of tfjs's pool: between two steps that memory belongs to other tensors, pictures
 * for instance. Every buffer that tfjs takes and gives back within the step has its place in a buffer of the plan,
 * which later scratch buffers share as soon as it is not needed. Uniforms, which tfjs writes anew for each dispatch, and
 * small tensors that it uploads are constants of the plan, written once. Buffers that outlive the step are used as they
 * are: parameters, state, the meter's lists. If tfjs takes one of them back (`assign` and `dispose` do that), the plan
 * is dropped. A step that replaces one within itself, as the optimizers of tf.train do, is refused.
 *
 * Inputs. A batch is brought to the device before the step begins, in replayed and ordinary steps alike, because tfjs
 * computes on the CPU with small tensors that are still there, where no command shows it. The coefficients of an update
 * rule (bias corrections, learning rate) are the other input: the optimizer counts the step and gives them. Measurements
 * need no input: their lists on the GPU count their rows themselves.
 *
 * Bits. The same pipelines run on the same numbers in the same order, so replayed and ordinary steps give the same bits
 * on one device and can take turns. Atomic sums of floats, whose order changes from run to run, do so in ordinary steps,
 * too; no task here uses them (lib/nn/exactMatMul.ts).
 *
 * Failures. The recorded steps are real ones, whatever becomes of the recording. An error in one of them puts all taps
 * back and goes on to the caller. A plan is used only after the device has accepted its buffers, bind groups and
 * commands; until then, and whenever it is dropped, steps run as ever. A step counts once its inputs are in the ring, and
 * what is in the ring is submitted even if the next batch throws. On a lost device a submission does nothing, as ever.
 */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { dropCpuCopy, flush, upload, valuesBeforeUpload } from "@/lib/nn/tfjsInternals";
import { difference } from "./compare";
import { Plan, PlanError } from "./plan";
import { record } from "./record";
import type { Recording } from "./recording";
import type { Refusal } from "./refusal";
import { onRelease } from "./released";

/** A number array that a step writes to a buffer anew. */
export interface StepNumbers {
  /** The whole of it is written; undefined before the first step. */
  buffer(): GPUBuffer | undefined;
  /** Counts a step and returns its numbers, as the step itself would write them. */
  next(): Float32Array;
}

/** One step of a training loop, in parts. */
export interface Step {
  /** Returns the tensors that the next step reads, with their values still in memory. They are disposed after it. */
  draw(): readonly tf.Tensor[];
  /** Does the step with them, from beginning to end. */
  run(drawn: readonly tf.Tensor[]): void;
  /** Counts the step that has been submitted. */
  count(): void;
  numbers(): readonly StepNumbers[];
  /** What the step changes in place. */
  variables(): readonly tf.Variable[];
  /** Whether the tensors of the next steps are looked at, so that the steps must make them. */
  observed(): boolean;
}

export type ReplayState = "warming-up" | "recording" | "checking" | "replaying" | "refused";

/** Steps that run as ever before the recording begins. */
const WARM_UP_STEPS = 1;
/** Steps of a loop that run as ever at least: the warm-up, and two recordings. */
export const STEPS_BEFORE_REPLAY = WARM_UP_STEPS + 2;
/** Recordings that may differ from the one before, and plans that may be dropped, until steps run as ever for good. */
const MAX_ATTEMPTS = 4;

/** Does the steps of a training loop. */
export interface Stepping {
  /** Whether steps may be replayed. While it is false they run one by one; a plan that is there is kept. */
  allowed: boolean;
  readonly state: ReplayState;
  /** Why the last plan or recording could not be used; undefined if there was none. */
  readonly refusal: Refusal | undefined;
  /**
   * Do some steps. On the GPU they are submitted, not awaited.
   *
   * @throws what `Step` throws; the steps before are done and counted
   */
  advance(steps: number): void;
  /** Drop the plan, because buffers that it uses are changed or freed, and begin anew. Steps can go on. */
  restart(): void;
}

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

  /** The commands of one step: those recorded last, and those of the plan. */
  get counts(): { readonly recorded: Recording | undefined; readonly plan: Plan | undefined } {
    return { recorded: this.last, plan: this.plan };
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

  /** Make the plan, and have the device check it before its first use. */
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
        this.staging = new Uint8Array(plan.steps * plan.inputBytes);
        this.unwatch = onRelease(this.backend, plan.outliving, () =>
          this.refuse({ kind: "freed", sentence: "tfjs took back a buffer that the plan uses." }),
        );
        errors.then(
          (found) => this.checked(plan, found.find((error) => error !== null)?.message),
          () => this.checked(plan, "it was lost"),
        );
      } else errors.catch(() => {});
    }
  }

  private checked(plan: Plan, error: string | undefined): void {
    if (this.plan !== plan) return;
    if (error === undefined) this.phase = "replaying";
    else this.refuse({ kind: "device", sentence: `The device refused the plan: ${error}` });
  }

  /** @returns the number of steps done */
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
        for (const variable of step.variables()) dropCpuCopy(backend, variable);
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

  /** Put the inputs of a step into their places. @returns false, with nothing counted, if the tensors do not fit */
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
