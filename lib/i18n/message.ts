/** A message in the plural forms of its language; `{count}` decides. German and English have these two. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** A message, with places for values in braces: "Chapter {number}". */
export type Message = string | Plural;

/** The messages of one language by their keys. */
export type Messages<Key extends string> = Readonly<Record<Key, Message>>;
