/**
 * Reads a whole number from the command line, or ends the process with status 2.
 *
 * @param {string} name of the option, without its dashes
 * @param {string} text
 * @param {number} [least] the smallest number that is allowed
 */
export function wholeNumber(name, text, least = 1) {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  console.error(`--${name} is "${text}", but must be a whole number from ${least}.`);
  process.exit(2);
}
