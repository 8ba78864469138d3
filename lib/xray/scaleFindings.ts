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
export function scaleAnswers({ parameters, t }: Evidence): Answer[] {
  const blocksOf = ({ states, count }: Measured, size: number) =>
    count > size && states.some(({ fit }) => fit?.kind === "blocks" && fit.blockSize === size);
  return [
    {
      level: "wrong",
      hit: parameters.filter(fitted("gathered")),
      sentence: (which) => t("xray.gathered", { which }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.oneScale,
      hit: parameters.filter(fitted("tensor")),
      sentence: (which) => t("xray.oneScale", { which }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.sharedScale,
      hit: parameters.filter((each) => each.states.some(({ scales }) => scales?.shared)),
      sentence: (which) => t("xray.sharedScale", { which }),
    },
    {
      level: "wrong",
      hit: parameters.filter(fitted("short")),
      sentence: (which) => t("xray.lastBlock", { which }),
    },
    {
      level: "wrong",
      hit: parameters.filter(fitted("none")),
      sentence: (which) => t("xray.noFit", { which }),
    },
    {
      level: "wrong",
      hit: parameters.filter((each) => each.states.some(({ bits, scales }) => bits <= 8 && !scales)),
      sentence: (which) => t("xray.noScales", { which }),
    },
    {
      level: "look",
      clinicCase: CLINIC_CASES.oldBlocks,
      hit: parameters.filter((each) => blocksOf(each, OLD_BLOCK)),
      sentence: (which) => t("xray.oldBlocks", { which }),
    },
    {
      level: "look",
      hit: parameters.filter((each) => hasCodes(each) && each.count >= MOST_ELEMENTS),
      sentence: (which) => t("xray.tooLarge", { which }),
    },
  ];
}
