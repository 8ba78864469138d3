/**
 * The commands of one step, in the order in which the device carries them out, and the buffers that they use.
 */
import type { Refusal, RefusalKind } from "./refusal";

/** Bytes that the host gives to a step: the same ones in every step, or one of the step's inputs. */
export interface Content {
  /** As they were in the recorded step. */
  readonly bytes: Uint8Array;
  /** The place among the step's inputs; undefined for bytes that stay the same. */
  readonly input: number | undefined;
}

/**
 * A buffer that tfjs took from its pool in the step and gave back by its end. tfjs may take one GPUBuffer
 * several times in a step: each time is another scratch buffer here.
 */
export interface Scratch {
  readonly size: number;
  readonly usage: GPUBufferUsageFlags;
  /**
   * The content that the host wrote to the buffer before its first use; undefined if a kernel writes it
   * first.
   */
  content: Content | undefined;
  released: boolean;
}

/**
 * A buffer of the step: scratch, or one that outlives the step (parameters, state, constants, measurements).
 */
export type StepBuffer = Scratch | GPUBuffer;

export const isScratch = (buffer: StepBuffer): buffer is Scratch => "released" in buffer;

export interface Entry {
  readonly binding: number;
  readonly buffer: StepBuffer;
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
}

export interface Group {
  /** An operation of tfjs writes to its first binding only; of other kernels nothing is known. */
  readonly byTfjs: boolean;
  readonly layout: GPUBindGroupLayout;
  readonly entries: readonly Entry[];
}

export interface DispatchCommand {
  readonly kind: "dispatch";
  readonly pipeline: GPUComputePipeline;
  /** By index; a gap is an index that is not set. */
  readonly groups: readonly (Group | undefined)[];
  readonly grid: readonly [x: number, y: number, z: number];
}

export interface CopyCommand {
  readonly kind: "copy";
  readonly from: StepBuffer;
  readonly fromOffset: number;
  readonly to: StepBuffer;
  readonly toOffset: number;
  readonly bytes: number;
}

/** The host writes to a buffer that outlives the step. */
export interface WriteCommand {
  readonly kind: "write";
  readonly to: GPUBuffer;
  readonly offset: number;
  readonly content: Content;
}

export type Command = DispatchCommand | CopyCommand | WriteCommand;

/** The recording of one step. `record` fills it. */
export class Recording {
  readonly commands: Command[] = [];
  /** Why the step cannot be repeated; the first reason found. */
  refusal: Refusal | undefined;

  private readonly scratch = new Map<GPUBuffer, Scratch>();
  private readonly taken: Scratch[] = [];
  /** Writes whose submission has not come yet: they take effect before all of its commands. */
  private waiting: WriteCommand[] = [];

  refuse(kind: RefusalKind, sentence: string): void {
    this.refusal ??= { kind, sentence };
  }

  /** tfjs took a buffer from its pool. */
  take(buffer: GPUBuffer): void {
    const { size, usage } = buffer;
    const scratch: Scratch = { size, usage, content: undefined, released: false };
    this.scratch.set(buffer, scratch);
    this.taken.push(scratch);
  }

  /** tfjs gave a buffer back to its pool. */
  giveBack(buffer: GPUBuffer): void {
    const scratch = this.scratch.get(buffer);
    if (scratch && !scratch.released) scratch.released = true;
    else
      this.refuse(
        "buffers",
        "The step disposed a tensor that is older than the step, or assigned to a variable: the next step would " +
          "work on another buffer.",
      );
  }

  /** The buffer as it is at this moment of the step. */
  use(buffer: GPUBuffer): StepBuffer {
    return this.scratch.get(buffer) ?? buffer;
  }

  /** The host filled a whole buffer of tfjs's pool ahead of its first use. */
  fill(buffer: GPUBuffer, content: Content): void {
    const scratch = this.scratch.get(buffer);
    if (!scratch || scratch.content || content.bytes.byteLength !== scratch.size)
      this.refuse("values", "The step wrote twice to one buffer, or to a part of it.");
    else scratch.content = content;
  }

  /** The host wrote to a buffer. */
  write(to: GPUBuffer, offset: number, content: Content): void {
    if (!isScratch(this.use(to))) this.waiting.push({ kind: "write", to, offset, content });
    else if (offset === 0) this.fill(to, content);
    else this.refuse("values", "The step wrote to a part of a buffer.");
  }

  submit(commands: readonly Command[]): void {
    this.commands.push(...this.waiting, ...commands);
    this.waiting = [];
  }

  /** The step is over. */
  end(): void {
    if (this.waiting.length > 0)
      this.refuse("command", "The step wrote to a buffer after its last submission.");
    if (this.taken.some(({ released }) => !released))
      this.refuse(
        "buffers",
        "The step kept a tensor that it made, or assigned to a variable: the next step would work on another buffer.",
      );
  }
}
