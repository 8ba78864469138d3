/** Brings the common printed forms of numbers into one: plain numbers with decimal points. */
import type { PastedKey } from "./messages";

/** Text whose only numbers are values, with decimal points and without separators of thousands. */
export interface PlainText {
  readonly text: string;
  /** The sentence that says how commas were read; null if there is only one way to read them. */
  readonly note: PastedKey | null;
}

/** Matches what NumPy, PyTorch, JAX and TensorFlow print beside the values: type, device, shape, gradient. */
const ATTRIBUTE =
  /\b(?:dtype|device|shape|size|grad_fn|requires_grad|layout|id|weak_type)\s*=\s*(?:<[^>\n]*>|(?:torch\.Size|TensorShape)?\(\[?[^)\n]*\)|'[^'\n]*'|"[^"\n]*"|[^,\s)>\]]+)/g;
/** Matches the names of containers and types that these programs print around values. */
const CONTAINER =
  /\b(?:np\.|numpy\.|torch\.|jnp\.|tf\.)?(?:array|Array|ndarray|tensor|Tensor|EagerTensor|Variable|Parameter containing:|b?float\d+|numpy=)(?![\w.])/g;
/** Matches a key of JSON or of a Python dictionary. */
const KEY = /(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')\s*:/g;
/** Matches the last line of a printed pandas series, whose lines begin with an index. */
const SERIES_END = /^(?:Name:[^\n]*|Length:[^\n]*)?,?\s*dtype:\s*\w+\s*$/m;

/** Returns a text without what is printed beside the values, and with its commas resolved. */
export function plainNumbers(text: string): PlainText {
  const bare = withoutIndex(text).replace(KEY, " ").replace(ATTRIBUTE, " ").replace(CONTAINER, " ");
  // Within brackets, commas separate values.
  return /[[({]/.test(bare) ? { text: bare, note: null } : withoutCommas(bare);
}

function withoutIndex(text: string): string {
  const end = SERIES_END.exec(text);
  if (!end) return text;
  return text.slice(0, end.index).replace(/^[^\S\n]*\S+[^\S\n]+(\S+)[^\S\n]*$/gm, "$1");
}

const GROUPED = /^[+\-−]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const GROUPED_BY_POINTS = /^[+\-−]?\d{1,3}(?:\.\d{3})+,\d+$/;
const DECIMAL_COMMA = /^[+\-−]?\d*,\d+(?:e[+\-−]?\d+)?$/i;
/** Matches a number with a decimal comma that would be odd as two numbers: "0,31", "1,05", "2,71828". */
const SURELY_DECIMAL = /^[+\-−]?(?:0*,|\d+,0|\d+,\d{4,})/;

/** Returns a text without separators of thousands and without decimal commas, where all its words allow that. */
function withoutCommas(text: string): PlainText {
  const words = text.split(/[\s;|"']+/).filter((word) => /\d,\d|^[+\-−]?,\d/.test(word));
  const all = (form: RegExp) => words.every((word) => form.test(word));
  const rewrite = (change: (word: string) => string) =>
    text.replace(/[^\s;|"']+/g, (word) => (words.includes(word) ? change(word) : word));
  if (words.length === 0) return { text, note: null };
  if (all(GROUPED) && words.some((word) => word.includes(".")))
    return {
      text: rewrite((word) => word.replaceAll(",", "")),
      note: "pasted.thousands",
    };
  if (all(GROUPED_BY_POINTS))
    return {
      text: rewrite((word) => word.replaceAll(".", "").replace(",", ".")),
      note: "pasted.points",
    };
  if (!all(DECIMAL_COMMA)) return { text, note: null };
  if (words.some((word) => SURELY_DECIMAL.test(word)))
    return { text: rewrite((word) => word.replace(",", ".")), note: "pasted.decimal" };
  return { text, note: "pasted.separators" };
}
