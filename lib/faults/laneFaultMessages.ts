import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import type { MomentBits } from "@/lib/numerics/momentBits";

/** Why a lane cannot have a fault, in English, and the bits of a lane as the reasons name them. */
export const laneFaultMessages = {
  "laneFault.unknown": 'there is no fault "{fault}"',
  "laneFault.bits": "a fault needs 8-bit state, not {bits}",
  "laneFault.ownMap": "a fault needs a map of the list, not a map that was drawn",
  "laneFault.rule": "the fault {fault} needs the rule {own}, not {rule}",
  "laneFault.matrices": "no fault fits the rule {rule}",
  "laneFault.bits.all": "{bits}-bit",
  "laneFault.bits.moment": "{bits}-bit {moment}",
} as const satisfies Messages<string>;

/** Finds the reasons why a lane cannot have a fault. */
export type LaneFaultWords = Words<keyof typeof laneFaultMessages>;

/** Finds the reasons in English. */
export const english: LaneFaultWords = makeWords("en", laneFaultMessages);

/** Returns bits for a sentence: "8-bit", or "8-bit m and 32-bit r". */
export const bitsInWords = (bits: number | MomentBits, t: LaneFaultWords): string =>
  typeof bits === "number"
    ? t("laneFault.bits.all", { bits })
    : t.list(
        Object.entries(bits).map(([moment, each]) => t("laneFault.bits.moment", { bits: each, moment })),
      );
