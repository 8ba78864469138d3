import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The sentences of an X-ray in English. `{which}` are the names of parameters. */
export const xrayMessages = {
  "xray.names": { one: "{count} more", other: "{count} more" },
  "xray.quoted": "“{name}”",
  "xray.percentLess": "less than {share}",
  "xray.percentMore": "more than {share}",
  "xray.map036":
    "The second moments of {which} have the unsigned table of bitsandbytes 0.36.0 to 0.41.0: 524 entries, of which a byte names the lowest 256. The largest value of each block is read back as {share} of itself, so steps become too long. Upgrade to 0.41.1 or later and start the state anew.",
  "xray.halfBytes":
    "The tables of {which} are halves that were read as floats: two entries became one wrong number, and half of the table is missing.",
  "xray.halfTable":
    "The tables of {which} are in half precision, which cannot hold their smallest values. They took the default type of the program (bitsandbytes before 0.45.3); the kernels read float32.",
  "xray.tableNotFinite": "The tables of {which} hold values that are not finite.",
  "xray.linearMap":
    "{which} are stored with the linear map. It has no small values: a second moment below a five-hundredth of its block’s largest becomes zero. The method of the paper has the dynamic map.",
  "xray.unsignedFirst":
    "The first moments of {which} have a table without negative values, so their signs are lost.",
  "xray.otherTable": "The table of {which} is none that is known here.",
  "xray.gathered":
    "{which} have one scale for each value. State was gathered over several GPUs as if its scales were a shard of the parameter (bitsandbytes before 0.49.2 under FSDP); it cannot be loaded.",
  "xray.oneScale":
    "{which} have one scale for the whole tensor. One large value then sets the scale of all others; blocks are what the method is about.",
  "xray.sharedScale":
    "The two first moments of {which} lie in one tensor and share the scale of the block where they meet.",
  "xray.lastBlock":
    "The last block of {which} is not full and has no scale: the number of blocks was rounded down.",
  "xray.noFit": "The number of scales of {which} fits no block size.",
  "xray.noScales": "The codes of {which} have no scales in the file, so they cannot be read back.",
  "xray.oldBlocks":
    "{which} have blocks of 2048, as bitsandbytes made them before 0.44. Later versions read such state with blocks of 256, and so with the scales of other blocks. Convert the state before you resume.",
  "xray.tooLarge":
    "{which} have 2³¹ elements or more, which the library’s kernels cannot count (bitsandbytes issue 1785, open).",
  "xray.zeroSecond":
    "In {which} the second moment is stored as zero for {share} of the values whose first moment is not. Nothing but epsilon is left in the denominator of their next step{epsilon}.",
  "xray.hereEpsilon": ", here {epsilon}",
  "xray.notFinite":
    "{which} hold values that are not finite (NaN or infinite). Training cannot go on from this state; look at the steps before it.",
  "xray.negative": "{which} have negative second moments, which are sums of squares: the state is damaged.",
  "xray.dwarfed": {
    one: "In {count} block of {which} one value dwarfs the rest: nearly all others are less than a thousandth of it (a millionth, in second moments) and keep few codes or none.",
    other:
      "In {count} blocks of {which} one value dwarfs the rest: nearly all others are less than a thousandth of it (a millionth, in second moments) and keep few codes or none.",
  },
  "xray.cpuZero":
    "{which} never use the code of zero, but often the next ones: the table look-up of bitsandbytes’ CPU back end stores an exact zero as {zero} of the block’s largest.",
  "xray.embedding8":
    "{which}, by name an embedding, has 8-bit state. The paper keeps embeddings in 32 bits. If an override was meant to do so, it had no effect (override_config before bitsandbytes 0.50).",
  "xray.output8":
    "The embedding has 32-bit state, but {which}, the output layer, has codes. Rules for embeddings do not reach an output layer with weights of its own.",
  "xray.silent32":
    "No parameter has 8-bit state, although {which} have {least} elements or more. If an 8-bit optimizer was meant, it is not in use.",
  "xray.beside32":
    "{which} have 32-bit state beside others in 8 bits, although their size does not ask for it: an override, or state that was not converted.",
  "xray.threshold":
    "The smallest size of 8-bit state was set to {asked}, but {which} of that size and more have 32-bit state: the option had no effect (bitsandbytes before 0.43.2).",
  "xray.moments16":
    "The moments of {which} are kept in 16 bits, as they are when the weights are. With β₂ = 0.999 a second moment changes by a thousandth a step, which bfloat16 rounds away, and so are small updates of the weights.",
  "xray.littleSaved":
    "The state takes {share} of its bytes in 32 bits; a quarter would be usual. Most of the rest is {which}.",
  "xray.momentsZero":
    "All moments of {which} are zero, but the step count is {step}: the moments were lost. Bias correction, which goes by the count, will not correct the new ones.",
  "xray.singleStep":
    "In {which} m² / r is that of a single step from zero for {share} of the values, but the step count is {step}: the moments were lost at a resume and have begun anew.",
  "xray.older":
    "The step count of {which} is {step}, but the moments are older: m² / r is more than {times} times smaller than independent gradients make it by then. The counter was reset, so bias correction is applied to moments that no longer need it.",
  "xray.lagging":
    "Step counts do not agree: they go from {least} to {most}, and {which} lag behind. A counter was reset, or these got no gradient for a while.",
  "xray.scheduleZero":
    "The schedule of AdEMAMix has a length of 0 in the settings, by which the first step after resuming divides: {which} become NaN (bitsandbytes before 0.49.2).",
  "xray.alphaZero": "The slow moments of {which} have no weight: alpha is 0 in the settings.",
  "xray.noAlpha":
    "The groups of parameters have no “alpha”, so the file is from before bitsandbytes 0.44. Versions 0.44 and 0.45 fail when they load it, and its blocks are not converted.",
  "xray.noDecay":
    "Weight decay is 0 in all groups. AdamW’s default is 0.01; a comparison of two optimizers needs the same.",
  "xray.numbered":
    "The file numbers its parameters and does not name them, so it cannot show which of them is an embedding.",
  "xray.summary": {
    one: "State of {count} parameter with {values} values: {shares}. It takes {bytes}{saved}.",
    other: "State of {count} parameters with {values} values: {shares}. It takes {bytes}{saved}.",
  },
  "xray.inBits": "{count} in {bits} bits",
  "xray.saved": "; in 32 bits it would take {bytes}",
  "xray.wholeTensor": "the whole tensor",
  "xray.eachValue": "one for each value",
  "xray.lastMissing": "{size}, the last one missing",
  "xray.fitsNone": "fits none",
  "xray.noMap": "not in the file",
  "xray.reason.lowered": "fewer than {least} elements: the threshold (min_8bit_size) was lowered",
  "xray.reason.enough": "{least} elements or more",
  "xray.reason.sixteen": "the moments have the type of the weights",
  "xray.reason.noCodes": "no parameter of the file has codes",
  "xray.reason.small": "fewer than {least} elements",
  "xray.reason.output": "an output layer, by its name: an override",
  "xray.reason.embedding": "an embedding, by its name: an override, or a stable embedding",
  "xray.reason.other": "not its size, which is {least} or more: an override, or state that was not converted",
} as const satisfies Messages<string>;

/** The key of a sentence of an X-ray. */
export type XrayKey = keyof typeof xrayMessages;

/** Finds the sentences of an X-ray. */
export type XrayWords = Words<XrayKey>;

/** Finds the sentences in English. */
export const english: XrayWords = makeWords("en", xrayMessages);
