/** The plan of an optimizer of any rule, with state of any width and groups of variables with settings of their own. */
import type * as tf from "@tensorflow/tfjs-core";
import { bitsOfStates, sharedBits } from "@/lib/numerics/momentBits";
import { ruleOfTensor } from "@/lib/numerics/rules/matrices";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { checkBlocks } from "./blockChecks";
import { type OptimizerConfig, settingsOf, storageOf, unnamedStorageOf } from "./optimizerConfig";
import { unusedGroups } from "./parameterGroups";
import { FLOATS, unusedEntries } from "./plainPlan";
import type { SavedStorage } from "./savedFormat";
import type { StatePlan, VariablePlan } from "./statePlan";
import type { Storage } from "./stepper";

/** A rule object for variables of the same hyper-parameters. */
export interface GroupRule {
  readonly rule: Rule;
  /** Hyper-parameters that differ from those of the optimizer. */
  readonly hyper: Hyper;
}

/**
 * Returns the storage of a tensor of this rule: one width, if the rule's moments share it. The moments of an
 * optimizer for matrices may differ in width although each of its tensors has one width. A rule without state has no
 * codes.
 */
function storageForRule(storage: Storage, rule: Rule): Storage {
  if (rule.states.length === 0) return { bits: 32 };
  if (storage.bits !== "mixed") return storage;
  const { blockSize, maps } = storage;
  const shared = sharedBits(bitsOfStates(rule, storage.momentBits));
  if (shared === undefined) return storage;
  return shared === 32 ? { bits: 32 } : { bits: 8, blockSize, maps };
}

/** The rules and the storage of variables by the groups that match them. */
export class GroupPlan implements StatePlan {
  readonly saved: SavedStorage;
  /** The rules of groups with hyper-parameters of their own, by these as JSON. */
  private readonly ruleOfHyper = new Map<string, GroupRule>();

  constructor(
    readonly rule: Rule,
    private readonly config: OptimizerConfig,
  ) {
    this.saved = {
      own: storageOf(config),
      unnamed: unnamedStorageOf(config),
      groups: config.groups?.map(({ state }) => storageOf({ ...config, ...state })),
    };
  }

  /** The rules of all groups with hyper-parameters of their own that have variables so far. */
  get groupRules(): readonly GroupRule[] {
    return [...this.ruleOfHyper.values()];
  }

  of({ name, size, shape }: tf.Variable): VariablePlan {
    const { config, hyper, reason } = settingsOf(name, this.config);
    const rule = ruleOfTensor(this.ruleWith(hyper), name, shape);
    const isSmall = size < config.min8bitSize && config.bits !== 32;
    const usual = config === this.config ? this.saved.own : storageOf(config);
    const sized = isSmall ? `below min8bitSize of ${config.min8bitSize}` : reason;
    return {
      rule,
      storage: isSmall ? FLOATS : usual,
      reason: rule.states.length === 0 ? "rule without state" : sized,
    };
  }

  fitted(storage: Storage, rule: Rule, size: number): Storage {
    const own = storageForRule(storage, rule);
    checkBlocks(own, size);
    return own;
  }

  unusedFor(variables: readonly string[]): string[] {
    const { bits, keep32, groups = [] } = this.config;
    return [
      ...(bits === 32 ? [] : unusedEntries(keep32, variables)),
      ...unusedGroups(variables, groups).map((number) => `group ${number}`),
    ];
  }

  /** Returns the rule of a group: for hyper-parameters of its own an object of its own. */
  private ruleWith(hyper: Hyper): Rule {
    if (Object.keys(hyper).length === 0) return this.rule;
    const key = JSON.stringify(Object.entries(hyper).sort());
    const known = this.ruleOfHyper.get(key);
    if (known) return known.rule;
    const { matrices } = this.rule;
    const rule = {
      ...this.rule,
      ...(matrices && { matrices: { ...matrices, others: { ...matrices.others } } }),
    };
    this.ruleOfHyper.set(key, { rule, hyper });
    return rule;
  }
}
