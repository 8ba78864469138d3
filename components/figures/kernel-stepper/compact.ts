const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The power of ten in which the largest of some values has one digit before the point; 0 for zeros. */
export function exponentOf(values: ArrayLike<number>): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]));
  return size > 0 && Number.isFinite(size) ? Math.floor(Math.log10(size)) : 0;
}

/** At most five characters: a value in units of a power of ten; "≈0" for what is far below the unit. */
export function compact(value: number, exponent: number): string {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return "–";
  const scaled = value / 10 ** exponent;
  const size = Math.abs(scaled);
  if (size < 0.005) return "≈0";
  return scaled.toFixed(size < 0.05 ? 2 : 1).replace("-", "−");
}

/** "in units of 10⁻³", or nothing where the unit is one. */
export function unitWords(exponent: number): string {
  if (exponent === 0) return "";
  const raised = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `, in units of 10${exponent < 0 ? "⁻" : ""}${raised}`;
}
