/** Turns the commands of a recorded step into those of a plan. */
import {
  type Command,
  type Content,
  type DispatchCommand,
  type Entry,
  isScratch,
  type Scratch,
  type StepBuffer,
} from "./recording";
import type { Refusal, RefusalKind } from "./refusal";

/** A step that cannot become a plan. */
export class PlanError extends Error {
  override readonly name = "PlanError";
  constructor(
    readonly kind: RefusalKind,
    sentence: string,
  ) {
    super(sentence);
  }
  get refusal(): Refusal {
    return { kind: this.kind, sentence: this.message };
  }
}

/** Where the numbers of one input lie in the inputs of a step; bytes. */
export interface InputRegion {
  readonly offset: number;
  /** Exactly as many as in the recorded step. */
  readonly bytes: number;
}

/** A place in a buffer; bytes. */
interface Range {
  readonly buffer: GPUBuffer;
  readonly offset: number;
}

/** A command of a plan. */
export type Operation =
  | {
      readonly kind: "dispatch";
      readonly pipeline: GPUComputePipeline;
      readonly groups: readonly (GPUBindGroup | undefined)[];
      readonly grid: readonly [x: number, y: number, z: number];
    }
  | { readonly kind: "copy"; readonly from: Range; readonly to: Range; readonly bytes: number };

const aligned = (bytes: number, alignment: number) => Math.ceil(bytes / alignment) * alignment;

/** Bytes side by side in one buffer, each range where a binding may begin. */
class Layout {
  bytes = 0;
  constructor(private readonly alignment: number) {}
  /** Returns where the range begins. */
  add(bytes: number): number {
    const start = this.bytes;
    this.bytes += aligned(bytes, this.alignment);
    return start;
  }
}

/** The buffers that a command uses. */
function buffersOf(command: Command): StepBuffer[] {
  if (command.kind === "dispatch")
    return command.groups.flatMap((group) => group?.entries.map(({ buffer }) => buffer) ?? []);
  return command.kind === "copy" ? [command.from, command.to] : [command.to];
}

/** The scratch buffers that a command may write to. */
function writtenBy(command: Command): StepBuffer[] {
  if (command.kind !== "dispatch") return [command.to];
  return command.groups.flatMap((group) =>
    (group?.entries ?? [])
      .filter(({ binding }) => !group?.byTfjs || binding === 0)
      .map(({ buffer }) => buffer),
  );
}

/** Makes a buffer that the plan owns. @throws PlanError if it does not fit on the device */
type MakeBuffer = (label: string, bytes: number, usage: GPUBufferUsageFlags) => GPUBuffer;

/** Gives every buffer of a recording its place: constants, inputs, scratch memory, or the buffer itself. */
export class PlanBuilder {
  private readonly constants: Layout;
  private readonly inputLayout: Layout;
  private readonly inputs: (InputRegion | undefined)[];
  /** Contents of the constants, by their bytes. */
  private readonly constantOffsets = new Map<
    string,
    { readonly offset: number; readonly bytes: Uint8Array }
  >();
  /** Where a content that the host gives lies in the constants or in the inputs. */
  private readonly contentOffsets = new Map<Content, number>();
  /** What stands in place of a buffer of the step. */
  private readonly places = new Map<StepBuffer, Range>();
  /** Memory of scratch buffers, and what of it is free, by size and usage. */
  private readonly scratch = new Set<GPUBuffer>();
  private readonly free = new Map<string, GPUBuffer[]>();
  private readonly groups = new Map<GPUComputePipeline, Map<string, GPUBindGroup>>();
  private readonly ids = new Map<GPUBuffer, number>();
  private readonly outliving = new Set<GPUBuffer>();

  constructor(
    private readonly device: GPUDevice,
    private readonly commands: readonly Command[],
    inputCount: number,
    private readonly make: MakeBuffer,
  ) {
    const { minUniformBufferOffsetAlignment: uniform, minStorageBufferOffsetAlignment: storage } =
      device.limits;
    this.constants = new Layout(Math.max(uniform, storage));
    this.inputLayout = new Layout(Math.max(uniform, storage));
    this.inputs = Array.from({ length: inputCount }, () => undefined);
  }

  build() {
    const { STORAGE, UNIFORM, COPY_DST, COPY_SRC } = GPUBufferUsage;
    const last = new Map<StepBuffer, number>();
    this.commands.forEach((command, i) => {
      for (const buffer of buffersOf(command)) last.set(buffer, i);
    });
    const written = new Set(this.commands.flatMap(writtenBy));
    const shared = this.sharedInputs();
    for (const buffer of last.keys())
      if (isScratch(buffer) && buffer.content) this.reserve(buffer.content, buffer.size);
    for (const command of this.commands)
      if (command.kind === "write")
        this.reserve(command.content, shared.has(command.to) ? command.to.size : 0);

    const usage = STORAGE | UNIFORM | COPY_DST | COPY_SRC;
    const constants = this.constants.bytes ? this.make("constants", this.constants.bytes, usage) : undefined;
    const block = this.inputLayout.bytes ? this.make("inputs", this.inputLayout.bytes, usage) : undefined;
    if (constants) this.writeConstants(constants);
    const rangeOf = (content: Content): Range => {
      const buffer = content.input === undefined ? constants : block;
      const offset = this.contentOffsets.get(content);
      if (!buffer || offset === undefined) throw new Error("unreachable: every content has been reserved");
      return { buffer, offset };
    };

    const operations: Operation[] = [];
    this.commands.forEach((command, i) => {
      for (const buffer of buffersOf(command)) {
        if (this.places.has(buffer)) continue;
        if (!isScratch(buffer)) {
          if (!shared.has(buffer)) this.outliving.add(buffer);
          this.places.set(buffer, { buffer, offset: 0 });
        } else if (buffer.content && !written.has(buffer)) {
          this.places.set(buffer, rangeOf(buffer.content));
        } else {
          const place = { buffer: this.takeScratch(buffer), offset: 0 };
          this.places.set(buffer, place);
          if (buffer.content)
            operations.push({ kind: "copy", from: rangeOf(buffer.content), to: place, bytes: buffer.size });
        }
      }
      if (command.kind === "dispatch") operations.push(this.dispatchOf(command));
      else if (command.kind === "copy") {
        const { from, fromOffset, to, toOffset, bytes } = command;
        operations.push({ kind: "copy", from: this.at(from, fromOffset), to: this.at(to, toOffset), bytes });
      } else if (shared.has(command.to)) this.places.set(command.to, rangeOf(command.content));
      else {
        const { to, offset, content } = command;
        const bytes = content.bytes.length;
        operations.push({ kind: "copy", from: rangeOf(content), to: { buffer: to, offset }, bytes });
      }
      for (const buffer of new Set(buffersOf(command)))
        if (isScratch(buffer) && last.get(buffer) === i) this.giveScratchBack(buffer);
    });
    return {
      operations,
      block,
      inputs: this.inputs,
      inputBytes: this.inputLayout.bytes,
      outliving: this.outliving,
    };
  }

  ring(bytes: number): GPUBuffer {
    return this.make("ring of inputs", bytes, GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST);
  }

  /**
   * Buffers whose place the inputs can take: no kernel can write to them, the host writes them as a whole,
   * once, and before all else.
   */
  private sharedInputs(): Set<GPUBuffer> {
    const shared = new Set<GPUBuffer>();
    const seen = new Set<StepBuffer>();
    for (const command of this.commands) {
      if (command.kind === "write") {
        const { to, offset, content } = command;
        const readOnly = (to.usage & GPUBufferUsage.STORAGE) === 0;
        if (readOnly && offset === 0 && content.input !== undefined && !seen.has(to)) shared.add(to);
        else shared.delete(to);
        seen.add(to);
        continue;
      }
      for (const buffer of buffersOf(command)) {
        seen.add(buffer);
        if (command.kind === "copy" && !isScratch(buffer)) shared.delete(buffer);
      }
    }
    return shared;
  }

  /** Reserves the place of a content. @param least number of bytes that a binding reaches over */
  private reserve(content: Content, least: number): void {
    if (this.contentOffsets.has(content)) return;
    const bytes = Math.max(content.bytes.length, least);
    const { input } = content;
    if (input !== undefined) {
      if (this.inputs[input])
        throw new PlanError("input", `The step brings its input ${input} to the device more than once.`);
      const offset = this.inputLayout.add(bytes);
      this.inputs[input] = { offset, bytes: content.bytes.length };
      this.contentOffsets.set(content, offset);
      return;
    }
    const key = `${bytes} ${content.bytes.join()}`;
    const known = this.constantOffsets.get(key);
    const offset = known?.offset ?? this.constants.add(bytes);
    if (!known) this.constantOffsets.set(key, { offset, bytes: content.bytes });
    this.contentOffsets.set(content, offset);
  }

  private writeConstants(buffer: GPUBuffer): void {
    const all = new Uint8Array(buffer.size);
    for (const { offset, bytes } of this.constantOffsets.values()) all.set(bytes, offset);
    this.device.queue.writeBuffer(buffer, 0, all);
  }

  private takeScratch({ size, usage }: Scratch): GPUBuffer {
    const buffer = this.free.get(`${size} ${usage}`)?.pop() ?? this.make("scratch", size, usage);
    this.scratch.add(buffer);
    return buffer;
  }

  /** Later scratch buffers of that size may use the memory: commands follow each other on the device. */
  private giveScratchBack(scratch: Scratch): void {
    const place = this.places.get(scratch);
    // The others lie in the constants or in the inputs.
    if (!place || !this.scratch.has(place.buffer)) return;
    const key = `${scratch.size} ${scratch.usage}`;
    const list = this.free.get(key) ?? [];
    list.push(place.buffer);
    this.free.set(key, list);
  }

  private at(buffer: StepBuffer, offset: number): Range {
    const place = this.places.get(buffer);
    if (!place) throw new Error("unreachable: every buffer has its place before its command");
    return { buffer: place.buffer, offset: place.offset + offset };
  }

  private dispatchOf({ pipeline, groups, grid }: DispatchCommand): Operation {
    const made = groups.map((group, index) => {
      if (!group) return undefined;
      const entries = group.entries.map((entry) => ({
        binding: entry.binding,
        resource: this.bindingOf(entry),
      }));
      const known = this.groups.get(pipeline) ?? new Map<string, GPUBindGroup>();
      this.groups.set(pipeline, known);
      const key = `${index}: ${entries
        .map(
          ({ binding, resource: { buffer, offset, size } }) =>
            `${binding} ${this.idOf(buffer)} ${offset} ${size}`,
        )
        .join()}`;
      const bound =
        known.get(key) ?? this.device.createBindGroup({ label: "plan", layout: group.layout, entries });
      known.set(key, bound);
      return bound;
    });
    return { kind: "dispatch", pipeline, groups: made, grid };
  }

  private bindingOf({ buffer, offset, size }: Entry) {
    const range = this.at(buffer, offset);
    return { buffer: range.buffer, offset: range.offset, size };
  }

  private idOf(buffer: GPUBuffer): number {
    const id = this.ids.get(buffer) ?? this.ids.size;
    this.ids.set(buffer, id);
    return id;
  }
}
