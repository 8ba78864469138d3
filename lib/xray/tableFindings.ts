/** What the tables of the codes tell. */
import { CLINIC_CASES } from "./clinicCases";
import { type Answer, type Evidence, type Measured, stateOf } from "./evidence";
import type { RecognizedTable } from "./tables";
import { percent } from "./words";

const flawed = (flaw: RecognizedTable["flaw"]) => (each: Measured) =>
  each.states.some(({ known }) => known?.flaw === flaw);
const mapIs = (each: Measured, role: "first" | "second", name: string) =>
  stateOf(each, role)?.known?.name === name;

/** Returns the answers about quantization maps. */
export function tableAnswers({ parameters }: Evidence): Answer[] {
  const top = parameters.find(flawed("broken-036"));
  const share = top?.states.find(({ known }) => known?.flaw === "broken-036")?.known?.values[255] ?? 0;
  return [
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.brokenMap,
      hit: parameters.filter(flawed("broken-036")),
      sentence: (which) =>
        `The second moments of ${which} have the unsigned table of bitsandbytes 0.36.0 to 0.41.0: 524 entries, of which a byte names the lowest 256. The largest value of each block is read back as ${percent(share)} of itself, so steps become too long. Upgrade to 0.41.1 or later and start the state anew.`,
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.halfBytes,
      hit: parameters.filter(flawed("half-bytes")),
      sentence: (which) =>
        `The tables of ${which} are halves that were read as floats: two entries became one wrong number, and half of the table is missing.`,
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.halfTable,
      hit: parameters.filter(flawed("half")),
      sentence: (which) =>
        `The tables of ${which} are in half precision, which cannot hold their smallest values. They took the default type of the program (bitsandbytes before 0.45.3); the kernels read float32.`,
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.halfBytes,
      hit: parameters.filter(flawed("not-finite")),
      sentence: (which) => `The tables of ${which} hold values that are not finite.`,
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.linearMap,
      hit: parameters.filter((each) => mapIs(each, "second", "linear") || mapIs(each, "first", "linear")),
      sentence: (which) =>
        `${which} are stored with the linear map. It has no small values: a second moment below a five-hundredth of its block’s largest becomes zero. The method of the paper has the dynamic map.`,
    },
    {
      level: "wrong",
      clinicCase: undefined,
      hit: parameters.filter(
        (each) => stateOf(each, "second") && stateOf(each, "first")?.known?.signed === false,
      ),
      sentence: (which) =>
        `The first moments of ${which} have a table without negative values, so their signs are lost.`,
    },
    {
      level: "look",
      hit: parameters.filter((each) =>
        each.states.some(({ known }) => known?.name === "other" && known.flaw === "none"),
      ),
      sentence: (which) => `The table of ${which} is none that is known here.`,
    },
  ];
}
