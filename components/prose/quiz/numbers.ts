const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * The number in a printed value: "75 %" is 75, "5.5 × 10⁻⁷" is 5.5e-7, "1,024 B" is 1024.
 *
 * @returns NaN where the text does not begin with a number
 */
export function readPrinted(text: string): number {
  const plain = text.trim().replaceAll("−", "-");
  const [number] = plain.match(/^-?\d[\d,]*(\.\d+)?(e-?\d+)?/i) ?? [""];
  if (number === "") return Number.NaN;
  const [, sign, raised] = plain.match(/ × 10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/) ?? ["", "", ""];
  const digits = [...raised].map((each) => SUPERSCRIPTS.indexOf(each)).join("");
  const exponent = Number(digits) * (sign ? -1 : 1);
  return Number(number.replaceAll(",", "")) * (raised ? 10 ** exponent : 1);
}

/**
 * What a reader typed as a number, with or without its unit. Commas between thousands are read as such, any
 * other comma as a decimal point.
 *
 * @returns NaN where that cannot be told
 */
export function readTyped(raw: string, unit = ""): number {
  const bare = raw.trim().replaceAll("−", "-").toLowerCase();
  const ending = unit.toLowerCase();
  const number = (ending && bare.endsWith(ending) ? bare.slice(0, -ending.length) : bare).replaceAll(
    /\s/g,
    "",
  );
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(number)) return Number(number.replaceAll(",", ""));
  return /^-?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/.test(number)
    ? Number(number.replace(",", "."))
    : Number.NaN;
}

/** The value with its unit, once. */
export const withUnit = (text: string, unit: string) =>
  unit === "" || text.endsWith(unit) ? text : `${text}\u00a0${unit}`;

/** The list in an attribute: "2 GB | 4 GB | 8 GB". */
export const readChoices = (choices = "") => choices.split("|").map((choice) => choice.trim());

/**
 * Which choice is the true one: the one that says what the value says, else the one whose number is nearest in
 * ratio.
 */
export function trueChoice(choices: readonly string[], truth: string): number {
  const said = choices.indexOf(truth.trim());
  if (said >= 0) return said;
  const wanted = readPrinted(truth);
  const away = (choice: string) => {
    const distance = Math.abs(Math.log(readPrinted(choice) / wanted));
    return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
  };
  return choices.reduce((best, choice, i) => (away(choice) < away(choices[best]) ? i : best), 0);
}
