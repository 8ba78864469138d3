/** State that was loaded and waits for its variables. It is imported with the first `setWeights`. */
import { namedFor } from "./checkpoint";
import { type Checkpoint, fitState, type SavedState } from "./fitState";
import type { Slot, Storage } from "./stepper";
import { writeSlot } from "./writeSlot";

const FLOATS: Storage = { bits: 32 };

/** The state of variables by name, in the storage in which it was saved. */
export class LoadedState {
  /** The bits of all states that were loaded. */
  private readonly bits: ReadonlySet<Storage["bits"]>;
  /** How state was stored and how it is now, one text for each variable that was converted. */
  private readonly conversions: string[] = [];
  /** The sentence about converted state that was said last. */
  private said: string | undefined;

  constructor(private states: Checkpoint) {
    this.bits = new Set([...states.values()].map(({ values }) => values.bits));
  }

  /** The states that wait for their variables. */
  get waiting(): ReadonlyMap<string, SavedState> {
    return this.states;
  }

  /**
   * Gives the states the names of the first variables that are seen, where the saved names do not fit (see namedFor).
   *
   * @throws OptimizerError if no name fits, nor the number of variables
   */
  nameFor(variables: readonly string[]): void {
    this.states = namedFor(variables, this.states);
  }

  /**
   * Returns the storage for a variable. A saved run goes on as it was, whatever the names of its variables are now: where
   * other variables have state in codes, state in 32 bits was kept so, and state in the bits of the optimizer keeps them.
   * Any other state is converted to the storage that the variable would have without it.
   *
   * @param own storage of the variable without loaded state
   * @param usual storage of the optimizer
   */
  storageFor(variable: string, own: Storage, usual: Storage): Storage {
    const saved = this.states.get(variable);
    if (!saved || saved.values.bits === own.bits) return own;
    if (saved.values.bits === 32) return this.bits.size > 1 ? FLOATS : own;
    return saved.values.bits === usual.bits ? usual : own;
  }

  /**
   * Converts the state of a variable to the storage of a slot.
   *
   * @returns a function that writes the state to the slot, after which it waits no more; undefined if none waits
   * @throws OptimizerError if it does not fit
   */
  fit(
    variable: string,
    target: Pick<Slot, "rule" | "elements" | "storage">,
  ): ((slot: Slot) => void) | undefined {
    const saved = this.states.get(variable);
    if (!saved) return undefined;
    const values = fitState(variable, saved, target, (from, to) => this.conversions.push(`${from} to ${to}`));
    return (slot) => {
      writeSlot(slot, values);
      this.drop(variable);
    };
  }

  /** Forgets the state of a variable: its slot has it now, or the variable is no longer trained. */
  drop(variable: string): void {
    this.states.delete(variable);
  }

  /** A sentence about state that was converted; undefined if none was. */
  get conversion(): string | undefined {
    const kinds = new Map<string, number>();
    for (const kind of this.conversions) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const parts = [...kinds].map(([kind, count]) => `of ${count} from ${kind}`);
    return parts.length > 0 ? `Loaded state was converted: ${parts.join(", ")}.` : undefined;
  }

  /** Says on the console, once, when state is loaded or its variable is first seen, that it was converted. */
  sayConversion(): void {
    const { conversion } = this;
    if (conversion && conversion !== this.said) console.info(conversion);
    this.said = conversion;
  }
}
