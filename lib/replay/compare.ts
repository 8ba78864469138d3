/** Whether two steps did the same: then the next ones will, but for their inputs. */
import {
  type Command,
  type Content,
  type Entry,
  isScratch,
  type Recording,
  type StepBuffer,
} from "./recording";
import type { Refusal } from "./refusal";

const sameBytes = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Two recordings of one program, with the scratch buffers of one matched to those of the other. */
class Comparison {
  private readonly matched = new Map<StepBuffer, StepBuffer>();
  private readonly taken = new Set<StepBuffer>();
  /** Numbers that differ, as a sentence. */
  values = "";

  buffers(a: StepBuffer, b: StepBuffer): boolean {
    if (!isScratch(a) || !isScratch(b)) return a === b;
    const known = this.matched.get(a);
    if (known) return known === b;
    if (this.taken.has(b) || a.size !== b.size || a.usage !== b.usage) return false;
    this.matched.set(a, b);
    this.taken.add(b);
    if (!a.content || !b.content) return a.content === b.content;
    return this.contents(a.content, b.content, "a tensor or uniform");
  }

  /** Inputs may differ; other numbers that do are noted, and the comparison goes on. */
  contents(a: Content, b: Content, what: string): boolean {
    if (a.input !== b.input || a.bytes.length !== b.bytes.length) return false;
    if (a.input === undefined && !sameBytes(a.bytes, b.bytes))
      this.values ||=
        `Two steps wrote different numbers to ${what} of ${a.bytes.length} bytes that is not among the step's ` +
        "inputs: random numbers, a step counter, or values computed on the CPU.";
    return true;
  }

  commands(a: Command, b: Command): boolean {
    if (a.kind === "dispatch") {
      return (
        b.kind === "dispatch" &&
        a.pipeline === b.pipeline &&
        a.grid.every((size, i) => size === b.grid[i]) &&
        a.groups.length === b.groups.length &&
        a.groups.every((group, i) => this.entries(group?.entries, b.groups[i]?.entries))
      );
    }
    if (a.kind === "copy") {
      return (
        b.kind === "copy" &&
        this.buffers(a.from, b.from) &&
        this.buffers(a.to, b.to) &&
        a.fromOffset === b.fromOffset &&
        a.toOffset === b.toOffset &&
        a.bytes === b.bytes
      );
    }
    return (
      b.kind === "write" &&
      a.to === b.to &&
      a.offset === b.offset &&
      this.contents(a.content, b.content, `the buffer "${a.to.label}"`)
    );
  }

  private entries(a: readonly Entry[] | undefined, b: readonly Entry[] | undefined): boolean {
    if (!a || !b) return a === b;
    return (
      a.length === b.length &&
      a.every(
        (entry, i) =>
          entry.binding === b[i].binding &&
          entry.offset === b[i].offset &&
          entry.size === b[i].size &&
          this.buffers(entry.buffer, b[i].buffer),
      )
    );
  }
}

/** Returns why a step cannot be repeated, judging by two recordings in a row; undefined if it can. */
export function difference(a: Recording, b: Recording): Refusal | undefined {
  if (a.refusal || b.refusal) return b.refusal ?? a.refusal;
  const comparison = new Comparison();
  const same =
    a.commands.length === b.commands.length &&
    a.commands.every((command, i) => comparison.commands(command, b.commands[i]));
  if (!same)
    return {
      kind: "commands",
      sentence: `Two steps in a row did not record the same commands (${a.commands.length} and ${b.commands.length}).`,
    };
  return comparison.values ? { kind: "values", sentence: comparison.values } : undefined;
}
