/** What the scales of the blocks tell. */
import type { BlockFit } from "./blockSize";
import { CLINIC_CASES } from "./clinicCases";
import { type Answer, type Evidence, hasCodes, type Measured } from "./evidence";

/** The kernels of the library count elements in 32 bits with a sign. */
const MOST_ELEMENTS = 2 ** 31;
/** The block size of bitsandbytes before 0.44. */
const OLD_BLOCK = 2048;

const fitted = (kind: BlockFit["kind"]) => (each: Measured) =>
  each.states.some(({ fit }) => fit?.kind === kind);

/** Returns the answers about scales and blocks. */
export function scaleAnswers({ parameters }: Evidence): Answer[] {
  const blocksOf = ({ states, count }: Measured, size: number) =>
    count > size && states.some(({ fit }) => fit?.kind === "blocks" && fit.blockSize === size);
  return [
    {
      level: "wrong",
      hit: parameters.filter(fitted("gathered")),
      sentence: (which) =>
        `${which} have one scale for each value. State was gathered over several GPUs as if its scales were a shard of the parameter (bitsandbytes before 0.49.2 under FSDP); it cannot be loaded.`,
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.oneScale,
      hit: parameters.filter(fitted("tensor")),
      sentence: (which) =>
        `${which} have one scale for the whole tensor. One large value then sets the scale of all others; blocks are what the method is about.`,
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.sharedScale,
      hit: parameters.filter((each) => each.states.some(({ scales }) => scales?.shared)),
      sentence: (which) =>
        `The two first moments of ${which} lie in one tensor and share the scale of the block where they meet.`,
    },
    {
      level: "wrong",
      hit: parameters.filter(fitted("short")),
      sentence: (which) =>
        `The last block of ${which} is not full and has no scale: the number of blocks was rounded down.`,
    },
    {
      level: "wrong",
      hit: parameters.filter(fitted("none")),
      sentence: (which) => `The number of scales of ${which} fits no block size.`,
    },
    {
      level: "wrong",
      hit: parameters.filter((each) => each.states.some(({ bits, scales }) => bits <= 8 && !scales)),
      sentence: (which) => `The codes of ${which} have no scales in the file, so they cannot be read back.`,
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.oldBlocks,
      hit: parameters.filter((each) => blocksOf(each, OLD_BLOCK)),
      sentence: (which) =>
        `${which} have blocks of 2048, as bitsandbytes made them before 0.44. Later versions read such state with blocks of 256, and so with the scales of other blocks. Convert the state before you resume.`,
    },
    {
      level: "look",
      hit: parameters.filter((each) => hasCodes(each) && each.count >= MOST_ELEMENTS),
      sentence: (which) =>
        `${which} have 2³¹ elements or more, which the library’s kernels cannot count (bitsandbytes issue 1785, open).`,
    },
  ];
}
