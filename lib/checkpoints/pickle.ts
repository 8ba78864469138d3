/**
 * Reads the pickles of state dicts without executing anything.
 *
 * A pickle is a program for a stack machine, and a full machine can call any function of the computer that loads it.
 * This machine has the opcodes that build plain data, and a fixed list of names (`Globals`) whose calls are answered by
 * functions of our own. Every other opcode and every other name is refused, with its name.
 */

import { torchRefusals } from "./messages";
import { OPCODE_NAMES } from "./pickleOpcodes";
import { refuser, shownName } from "./stateFile";

const refused = refuser(torchRefusals);

/** A name that the pickle imports and that is on the list. */
export interface PickleGlobal {
  /** Module and name, "collections.OrderedDict". */
  readonly name: string;
  /** Returns the value of a call; left out for names that are only referred to. */
  readonly call?: (args: readonly PickleValue[]) => PickleValue;
}

/** The names that a pickle may import. */
export type Globals = ReadonlyMap<string, PickleGlobal>;

/** A value that a reader's own functions have made. */
export interface Foreign {
  readonly kind: "storage" | "tensor";
}

/** A value in a pickle: dicts are maps, lists and tuples are arrays. */
export type PickleValue =
  | null
  | boolean
  | number
  | string
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | PickleGlobal
  | Foreign;

/** What the machine needs to know of the format around the pickle. */
export interface PickleHost {
  readonly globals: Globals;
  /** Returns the value that a persistent id stands for: in PyTorch's files, a storage. */
  persistent(id: PickleValue): PickleValue;
}

/** Opcodes that are read. */
type Opcode =
  | "PROTO"
  | "FRAME"
  | "STOP"
  | "MARK"
  | "NONE"
  | "NEWTRUE"
  | "NEWFALSE"
  | "BININT"
  | "BININT1"
  | "BININT2"
  | "LONG1"
  | "BINFLOAT"
  | "BINUNICODE"
  | "SHORT_BINUNICODE"
  | "EMPTY_TUPLE"
  | "TUPLE"
  | "TUPLE1"
  | "TUPLE2"
  | "TUPLE3"
  | "EMPTY_LIST"
  | "APPEND"
  | "APPENDS"
  | "EMPTY_DICT"
  | "SETITEM"
  | "SETITEMS"
  | "BINPUT"
  | "LONG_BINPUT"
  | "MEMOIZE"
  | "BINGET"
  | "LONG_BINGET"
  | "GLOBAL"
  | "STACK_GLOBAL"
  | "BINPERSID"
  | "REDUCE"
  | "BUILD";

/** The newest protocol whose opcodes are known by name. */
const NEWEST_PROTOCOL = 5;
/** Longest name of a module or of something in it, bytes. */
const MAX_GLOBAL = 200;
/** Whole numbers of more bytes are refused: none of a state dict is as large. */
const MAX_LONG_BYTES = 8;
/** Lists, tuples and dicts that one pickle may make. A state dict with 100,000 tensors makes about 800,000. */
const MAX_CONTAINERS = 2_000_000;
/** Values that may wait on the stack. Python writes lists and dicts in parts of a thousand. */
const MAX_STACK = 1_000_000;

const MARK = Symbol("mark");
type Slot = PickleValue | typeof MARK;

const cutOff = () => refused("refused.pickleCut");

/**
 * Returns the value that a pickle describes.
 *
 * @throws CheckpointError that names the opcode or the import that is refused, or says that the pickle is damaged
 */
export function readPickle(bytes: Uint8Array, host: PickleHost): PickleValue {
  return new Machine(bytes, host).run();
}

class Machine {
  private at = 0;
  private readonly stack: Slot[] = [];
  private readonly memo = new Map<number, PickleValue>();
  private containers = 0;
  private readonly view: DataView;
  private readonly utf8 = new TextDecoder();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly host: PickleHost,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): PickleValue {
    for (;;) {
      const code = this.view.getUint8(this.skip(1));
      const name = OPCODE_NAMES.get(code);
      if (name === "STOP") return this.pop();
      const act = name === undefined ? undefined : this.acts[name as Exclude<Opcode, "STOP">];
      if (!act) {
        const which = name ?? `0x${code.toString(16)}`;
        throw refused("refused.opcode", { opcode: which });
      }
      act();
    }
  }

  private readonly acts: Readonly<Record<Exclude<Opcode, "STOP">, () => void>> = {
    PROTO: () => {
      const protocol = this.view.getUint8(this.skip(1));
      if (protocol > NEWEST_PROTOCOL) throw refused("refused.protocol", { protocol });
    },
    FRAME: () => void this.skip(8),
    MARK: () => void this.stack.push(MARK),
    NONE: () => this.push(null),
    NEWTRUE: () => this.push(true),
    NEWFALSE: () => this.push(false),
    BININT: () => this.push(this.view.getInt32(this.skip(4), true)),
    BININT1: () => this.push(this.view.getUint8(this.skip(1))),
    BININT2: () => this.push(this.view.getUint16(this.skip(2), true)),
    LONG1: () => this.push(this.long(this.view.getUint8(this.skip(1)))),
    BINFLOAT: () => this.push(this.view.getFloat64(this.skip(8))),
    BINUNICODE: () => this.push(this.text(this.uint32())),
    SHORT_BINUNICODE: () => this.push(this.text(this.view.getUint8(this.skip(1)))),
    EMPTY_TUPLE: () => this.push([]),
    TUPLE: () => this.push(this.popMark()),
    TUPLE1: () => this.push([this.pop()]),
    TUPLE2: () => this.push([this.pop(), this.pop()].reverse()),
    TUPLE3: () => this.push([this.pop(), this.pop(), this.pop()].reverse()),
    EMPTY_LIST: () => this.push([]),
    APPEND: () => {
      const item = this.pop();
      this.listOnTop().push(item);
    },
    APPENDS: () => {
      const items = this.popMark();
      const list = this.listOnTop();
      for (const item of items) list.push(item);
    },
    EMPTY_DICT: () => this.push(new Map()),
    SETITEM: () => {
      const value = this.pop();
      const key = this.pop();
      this.dictOnTop().set(key, value);
    },
    SETITEMS: () => {
      const items = this.popMark();
      if (items.length % 2 !== 0) throw cutOff();
      const dict = this.dictOnTop();
      for (let i = 0; i < items.length; i += 2) dict.set(items[i], items[i + 1]);
    },
    BINPUT: () => void this.memo.set(this.view.getUint8(this.skip(1)), this.top()),
    LONG_BINPUT: () => void this.memo.set(this.uint32(), this.top()),
    MEMOIZE: () => void this.memo.set(this.memo.size, this.top()),
    BINGET: () => this.push(this.remembered(this.view.getUint8(this.skip(1)))),
    LONG_BINGET: () => this.push(this.remembered(this.uint32())),
    GLOBAL: () => {
      const module = this.line();
      this.push(this.global(`${module}.${this.line()}`));
    },
    STACK_GLOBAL: () => {
      const name = this.pop();
      const module = this.pop();
      this.push(this.global(`${module}.${name}`));
    },
    BINPERSID: () => this.push(this.host.persistent(this.pop())),
    REDUCE: () => {
      const args = this.pop();
      const callee = this.pop();
      if (!isGlobal(callee) || !Array.isArray(args)) throw cutOff();
      if (!callee.call) throw refused("refused.call", { name: callee.name });
      this.push(callee.call(args));
    },
    BUILD: () => {
      // Attributes of an OrderedDict, such as the versions of modules: no state is in them.
      this.pop();
      if (!(this.top() instanceof Map)) throw refused("refused.build");
    },
  };

  /** Moves past some bytes. @returns where they begin */
  private skip(count: number): number {
    const from = this.at;
    this.at += count;
    if (this.at > this.bytes.length) throw cutOff();
    return from;
  }

  private uint32(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  private text(length: number): string {
    const from = this.skip(length);
    return this.utf8.decode(this.bytes.subarray(from, from + length));
  }

  private line(): string {
    const end = this.bytes.subarray(this.at, this.at + MAX_GLOBAL).indexOf(10);
    if (end < 0) throw cutOff();
    const text = this.text(end);
    this.skip(1);
    return text;
  }

  /** Reads a whole number in two's complement, the least significant byte first. */
  private long(length: number): number {
    const from = this.skip(length);
    if (length > MAX_LONG_BYTES) throw refused("refused.longNumber", { length });
    let value = 0n;
    for (let i = 0; i < length; i++) value |= BigInt(this.bytes[from + i]) << BigInt(8 * i);
    return Number(BigInt.asIntN(8 * length, value));
  }

  private push(value: PickleValue): void {
    if (typeof value === "object" && value !== null) this.containers++;
    if (this.containers > MAX_CONTAINERS || this.stack.length >= MAX_STACK) {
      throw refused("refused.tooManyObjects");
    }
    this.stack.push(value);
  }

  private pop(): PickleValue {
    const value = this.stack.pop();
    if (value === undefined || value === MARK) throw cutOff();
    return value;
  }

  private top(): PickleValue {
    const value = this.stack.at(-1);
    if (value === undefined || value === MARK) throw cutOff();
    return value;
  }

  /** Takes everything above the last mark, and the mark. */
  private popMark(): PickleValue[] {
    const mark = this.stack.lastIndexOf(MARK);
    if (mark < 0) throw cutOff();
    const items = this.stack.splice(mark + 1);
    this.stack.pop();
    return items as PickleValue[];
  }

  private listOnTop(): PickleValue[] {
    const list = this.top();
    if (!Array.isArray(list)) throw cutOff();
    return list;
  }

  private dictOnTop(): Map<PickleValue, PickleValue> {
    const dict = this.top();
    if (!(dict instanceof Map)) throw cutOff();
    return dict;
  }

  private remembered(index: number): PickleValue {
    const value = this.memo.get(index);
    if (value === undefined) throw cutOff();
    return value;
  }

  private global(name: string): PickleGlobal {
    const found = this.host.globals.get(name);
    if (!found) throw refused("refused.unlisted", { name: shownName(name) });
    return found;
  }
}

const isGlobal = (value: PickleValue): value is PickleGlobal =>
  typeof value === "object" && value !== null && "name" in value;
