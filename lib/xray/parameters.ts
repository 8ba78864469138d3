/** Finds the parameters of an optimizer in a file: which tensors are the state of which parameter, by their names. */
import { type CheckpointError, type StateFile, shownName, type TensorEntry } from "@/lib/checkpoints";
import { openRefusals } from "@/lib/checkpoints/messages";
import { refuser } from "@/lib/checkpoints/stateFile";

const refused = refuser(openRefusals);

/** What a state is of: the first moment, the slow first moment of AdEMAMix, the second moment, or something else. */
export type Role = "first" | "slow" | "second" | "other";

/** One number that is remembered for each element of a parameter. */
export interface StoredState {
  readonly role: Role;
  /** As the paper writes it: m, r; m2 for the slow moment. */
  readonly symbol: string;
  /** Floats, or codes. */
  readonly tensor: TensorEntry;
  /** Bits of one stored value. */
  readonly bits: number;
  /** Number of the first value in the tensor: not 0 where two states lie in one tensor. */
  readonly start: number;
  /** Number of values. */
  readonly count: number;
  /** Scales of the blocks (absmax), for codes. */
  readonly scales?: Scales;
  /** The values of the codes, if the file holds them. */
  readonly table?: TensorEntry;
  /** Name of the quantization map, if the file names it. */
  readonly mapName?: string;
}

/** The scales of one state: a stretch of a tensor. */
export interface Scales {
  readonly tensor: TensorEntry;
  readonly start: number;
  readonly count: number;
  /** Whether two states lie one behind the other and count their blocks across the seam. */
  readonly shared: boolean;
}

/** A parameter and its state. */
export interface StoredParameter {
  /** Name in the file, without the part that names the state. */
  readonly name: string;
  readonly states: readonly StoredState[];
  /** The step count of the parameter: a number, a tensor of one element, or undefined if there is none. */
  readonly step?: number | TensorEntry;
  /** Bytes of all its tensors but the tables. */
  readonly bytes: number;
}

/** The optimizer in a file. */
export interface StoredOptimizer {
  readonly parameters: readonly StoredParameter[];
  /** Number of tensors that belong to no parameter: weights of a model, for example. */
  readonly others: number;
}

type Part = "values" | "scales" | "table" | "step" | "unused";

interface PartName {
  readonly part: Part;
  readonly role: Role;
}

const named = (part: Part, role: Role): PartName => ({ part, role });

/** The last part of a tensor's name. Sources: bitsandbytes optim/optimizer.py, torch.optim, and lib/nn. */
const PART_NAMES: ReadonlyMap<string, PartName> = new Map([
  ["state1", named("values", "first")],
  ["state2", named("values", "second")],
  ["absmax1", named("scales", "first")],
  ["absmax2", named("scales", "second")],
  ["max1", named("scales", "first")],
  ["max2", named("scales", "second")],
  ["qmap1", named("table", "first")],
  ["qmap2", named("table", "second")],
  ["new_max1", named("unused", "other")],
  ["new_max2", named("unused", "other")],
  ["gnorm_vec", named("unused", "other")],
  ["unorm_vec", named("unused", "other")],
  ["step", named("step", "other")],
]);

/** Names of states that stand alone, or before "codes", "absmax", "scale" and "qmap". */
const STATE_NAMES: ReadonlyMap<string, Role> = new Map([
  ["exp_avg", "first"],
  ["exp_avg_sq", "second"],
  ["max_exp_avg_sq", "other"],
  ["momentum_buffer", "first"],
  ["square_avg", "second"],
  ["sum", "second"],
  ["m", "first"],
  ["m1", "first"],
  ["m2", "slow"],
  ["r", "second"],
  ["v", "second"],
]);

const STATE_PARTS: ReadonlyMap<string, Part> = new Map([
  ["codes", "values"],
  ["codes4", "values"],
  ["absmax", "scales"],
  ["scale", "scales"],
  ["qmap", "table"],
]);

interface ParsedName extends PartName {
  readonly parameter: string;
  /** Bits of a code where the name says them. */
  readonly bits?: 4;
  readonly mapName?: string;
}

/** Returns what a tensor is, by its name; undefined if it is no state of an optimizer. */
export function parseName(name: string): ParsedName | undefined {
  const words = name.split(/[./]/);
  /** The name without its last words and the sign before them. */
  const without = (count: number) => name.slice(0, -(words.slice(-count).join(".").length + 1));
  const last = words.at(-1) ?? "";
  const whole = PART_NAMES.get(last);
  if (whole && words.length > 1) return { ...whole, parameter: without(1) };
  for (const depth of [2, 3]) {
    if (words.length <= depth) break;
    const role = STATE_NAMES.get(words[words.length - depth]);
    const part = STATE_PARTS.get(words[words.length - depth + 1]);
    // A third word is the name of a map, behind the codes.
    if (!role || !part || (depth === 3 && part !== "values")) continue;
    const codes4 = words[words.length - depth + 1] === "codes4";
    return {
      role,
      part,
      parameter: without(depth),
      ...(codes4 && { bits: 4 }),
      ...(depth === 3 && { mapName: last }),
    };
  }
  const role = STATE_NAMES.get(last);
  return role && words.length > 1 ? { role, part: "values", parameter: without(1) } : undefined;
}

interface Found {
  readonly values: Map<Role, { readonly tensor: TensorEntry; readonly parsed: ParsedName }>;
  readonly scales: Map<Role, TensorEntry>;
  readonly tables: Map<Role, TensorEntry>;
  step?: TensorEntry;
  bytes: number;
}

const BYTES_OF_BITS: Readonly<Record<string, number>> = { F64: 64, F32: 32, F16: 16, BF16: 16 };
const SYMBOLS: Readonly<Record<Role, string>> = { first: "m", slow: "m2", second: "r", other: "other" };

/** Our own optimizers pack codes into words of 32 bits, since tfjs has no type of one byte. */
const codesIn = ({ dtype, count }: TensorEntry, bits: number) => (count * (dtype === "I32" ? 32 : 8)) / bits;

/**
 * Returns the parameters of the optimizer in a file.
 *
 * @throws CheckpointError if no tensor is named as the state of an optimizer is
 */
export function storedOptimizer(file: StateFile): StoredOptimizer {
  const found = new Map<string, Found>();
  let others = 0;
  const common = file.tensors.find(({ name, count }) => name === "iter" && count === 1);
  for (const tensor of file.tensors) {
    const parsed = parseName(tensor.name);
    if (!parsed) {
      if (tensor !== common) others++;
      continue;
    }
    const at: Found = found.get(parsed.parameter) ?? {
      values: new Map(),
      scales: new Map(),
      tables: new Map(),
      bytes: 0,
    };
    found.set(parsed.parameter, at);
    if (parsed.part === "values") at.values.set(parsed.role, { tensor, parsed });
    else if (parsed.part === "scales") at.scales.set(parsed.role, tensor);
    else if (parsed.part === "table") at.tables.set(parsed.role, tensor);
    else if (parsed.part === "step") at.step = tensor;
    if (parsed.part === "values" || parsed.part === "scales") at.bytes += bytesOf(tensor);
  }
  const parameters = [...found]
    .filter(([, { values }]) => values.size > 0)
    .map(([name, each]): StoredParameter => {
      const said = file.scalars.get(`${name}.step`);
      const step = each.step ?? (typeof said === "number" ? said : (common ?? stepOf(file)));
      return { name, states: statesOf(each), step, bytes: each.bytes };
    });
  if (parameters.length === 0) throw nothingFound(file);
  return { parameters, others };
}

const bytesOf = ({ count, dtype }: TensorEntry) =>
  count * ((BYTES_OF_BITS[dtype] ?? (dtype === "I32" ? 32 : 8)) / 8);

/** A step count that the whole file shares. */
function stepOf(file: StateFile): number | undefined {
  const step = file.scalars.get("step");
  return typeof step === "number" ? step : undefined;
}

function nothingFound({ tensors, scalars }: StateFile): CheckpointError {
  const settings = [...scalars.keys()].some((name) => /(^|\.)param_groups\./.test(name));
  if (settings) return refused("refused.onlySettings");
  if (tensors.length === 0) return refused("refused.noTensors");
  const first = tensors.slice(0, 3).map(({ name }) => shownName(name));
  return refused("refused.noState", { count: tensors.length, first });
}

function statesOf({ values, scales, tables }: Found): StoredState[] {
  const second = values.get("second");
  return [...values].flatMap(([role, { tensor, parsed }]): StoredState[] => {
    const bits = parsed.bits ?? BYTES_OF_BITS[tensor.dtype] ?? 8;
    const count = bits <= 8 ? codesIn(tensor, bits) : tensor.count;
    const scale = bits <= 8 ? scales.get(role) : undefined;
    const state = (own: Role, start: number, length: number, of?: Scales): StoredState => ({
      role: own,
      symbol: SYMBOLS[own],
      tensor,
      bits,
      start,
      count: length,
      scales: of,
      table: tables.get(role),
      mapName: parsed.mapName,
    });
    // bitsandbytes keeps both first moments of AdEMAMix in one tensor.
    const stacked =
      role === "first" && second && tensor.shape[0] === 2 && tensor.count === 2 * second.tensor.count;
    if (!stacked) {
      return [state(role, 0, count, scale && { tensor: scale, start: 0, count: scale.count, shared: false })];
    }
    const half = count / 2;
    const shared = scale !== undefined && scale.shape[0] !== 2;
    const part = (start: number): Scales | undefined =>
      scale &&
      (shared
        ? { tensor: scale, start: 0, count: scale.count, shared }
        : { tensor: scale, start, count: scale.count / 2, shared });
    return [state("first", 0, half, part(0)), state("slow", half, half, part((scale?.count ?? 0) / 2))];
  });
}
