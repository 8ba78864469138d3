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
export function tableAnswers({ parameters, t }: Evidence): Answer[] {
  const top = parameters.find(flawed("broken-036"));
  const share = top?.states.find(({ known }) => known?.flaw === "broken-036")?.known?.values[255] ?? 0;
  return [
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.brokenMap,
      hit: parameters.filter(flawed("broken-036")),
      sentence: (which) => t("xray.map036", { which, share: percent(share, t) }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.halfBytes,
      hit: parameters.filter(flawed("half-bytes")),
      sentence: (which) => t("xray.halfBytes", { which }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.halfTable,
      hit: parameters.filter(flawed("half")),
      sentence: (which) => t("xray.halfTable", { which }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.halfBytes,
      hit: parameters.filter(flawed("not-finite")),
      sentence: (which) => t("xray.tableNotFinite", { which }),
    },
    {
      level: "wrong",
      clinicCase: CLINIC_CASES.linearMap,
      hit: parameters.filter((each) => mapIs(each, "second", "linear") || mapIs(each, "first", "linear")),
      sentence: (which) => t("xray.linearMap", { which }),
    },
    {
      level: "wrong",
      clinicCase: undefined,
      hit: parameters.filter(
        (each) => stateOf(each, "second") && stateOf(each, "first")?.known?.signed === false,
      ),
      sentence: (which) => t("xray.unsignedFirst", { which }),
    },
    {
      level: "look",
      hit: parameters.filter((each) =>
        each.states.some(({ known }) => known?.name === "other" && known.flaw === "none"),
      ),
      sentence: (which) => t("xray.otherTable", { which }),
    },
  ];
}
