/**
 * Words as plain data. A worker posts them and does not know the language of the reader; the page turns them into text.
 */
import type { FailureKey } from "./enFailure";
import type { Translate } from "./translate";

/** A message by its key, with the values of its places. A number is printed as the language prints it. */
export interface Sentence<Key extends string> {
  readonly key: Key;
  readonly values?: Readonly<Record<string, Said<Key> | number>>;
}

/** A name from a list that is in English; `named` is its key in other languages. */
interface Name {
  readonly named: string;
  readonly english: string;
}

/** A text whose numbers are in the English notation. */
interface Printed {
  readonly print: string;
}

/** Words one after the other, joined by a text, or to a list with an "and" if there is none. */
interface Row<Key extends string> {
  readonly row: readonly Said<Key>[];
  readonly between?: string;
}

/** Words as data. A string is a text as it is, such as the error of a browser; an empty one says nothing. */
export type Said<Key extends string = FailureKey> = string | Sentence<Key> | Name | Printed | Row<Key>;

/** Returns words as text. */
export function say<Key extends string>(t: Translate<Key>, said: Said<Key>): string {
  if (typeof said === "string") return said;
  if ("named" in said) return t.named(said.named, said.english);
  if ("print" in said) return t.print(said.print);
  if ("row" in said) {
    const words = said.row.map((each) => say(t, each));
    return said.between === undefined ? t.list(words) : words.join(said.between);
  }
  const values = Object.entries(said.values ?? {}).map(([name, value]) => [
    name,
    typeof value === "number" ? value : say(t, value),
  ]);
  return t(said.key, Object.fromEntries(values));
}

/** Returns sentences as one text, without those that say nothing. */
export const inTurn = <Key extends string>(...said: readonly Said<Key>[]): Said<Key> => {
  const row = said.filter((each) => each !== "");
  return row.length === 0 ? "" : { row, between: " " };
};
