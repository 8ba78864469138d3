import { shown } from "./errors";
import type { StateBits } from "./optimizerConfig";
import type { StateSlots } from "./stateSlots";

/** Sentences on the console about the variables of an optimizer and the state that was loaded for them. */
export class Notices {
  /** The sentence about converted state that was said last. */
  private saidConversion: string | undefined;
  private checkedNames = false;

  /** @param bits of the optimizer */
  constructor(
    private readonly slots: StateSlots,
    private readonly bits: StateBits,
  ) {}

  /** Warns once, after the first step, if an entry of `keep32` or a group means no variable: it may be misspelt. */
  afterStep(): void {
    this.sayConversion();
    if (this.checkedNames) return;
    this.checkedNames = true;
    const unused = this.slots.unused.filter((name) => this.bits !== 32 || name.startsWith("group"));
    if (unused.length === 0) return;
    const names = this.slots.ledger().map(({ variable }) => variable);
    console.warn(
      `No variable of the first step is meant by ${unused.join(", ")}. The variables are ${shown(names)}.`,
    );
  }

  /** Says that loaded state was converted, of variables that have been seen. */
  afterLoad(): void {
    this.saidConversion = undefined;
    this.sayConversion();
  }

  /** Says once, when state is loaded or its variable is first seen, that it was converted. */
  private sayConversion(): void {
    const { conversion } = this.slots;
    if (conversion && conversion !== this.saidConversion) console.info(conversion);
    this.saidConversion = conversion;
  }
}
