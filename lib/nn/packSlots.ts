/** All state of an optimizer as tensors for saving. It is imported with the first `getWeights`. */
import type { Rule } from "@/lib/numerics/rules/rule";
import { packState, ruleOfState } from "./checkpoint";
import { type SavedState, storageOfSaved } from "./fitState";
import { type NamedTensor, packFormat, type SavedStorage } from "./savedFormat";
import type { Slot, StateValues } from "./stepper";

/** The state of a variable that has a slot. */
export interface ReadSlot {
  readonly variable: string;
  readonly slot: Slot;
  readonly values: StateValues;
}

/**
 * Returns tensors as `getWeights` of the optimizer describes them.
 *
 * @param waiting loaded state of variables that have not been seen yet
 * @param storage of the optimizer
 */
export function packSlots(
  rule: Rule,
  slots: readonly ReadSlot[],
  waiting: ReadonlyMap<string, SavedState>,
  storage: SavedStorage,
): NamedTensor[] {
  // Nothing could be misread.
  if (rule.states.length === 0) return [];
  const { own } = storage;
  const ownMaps = own.bits === 32 ? undefined : own.maps;
  const states = [
    ...slots.map(({ variable, slot, values }) => ({
      variable,
      rule: slot.rule,
      values,
      storage: slot.storage,
    })),
    ...[...waiting].map(([variable, saved]) => {
      const savedRule = ruleOfState(rule, saved.values);
      return {
        variable,
        rule: savedRule,
        values: saved.values,
        storage: storageOfSaved(saved, savedRule, ownMaps) ?? own,
      };
    }),
  ];
  return [
    ...states.flatMap((each) =>
      packState(each.variable, each.rule, each.values, { ...storage, own: each.storage }),
    ),
    packFormat(rule, own, new Map(states.map((each) => [each.variable, each.storage]))),
  ];
}
