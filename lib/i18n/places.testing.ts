import type { Message } from "./message";

/**
 * Returns the names of the places for values in all forms of a message, sorted, each once. A form for one thing may say
 * its number in a word, so `count` is left out.
 */
export function placesOf(message: Message): readonly string[] {
  const forms = typeof message === "string" ? [message] : [message.one, message.other];
  const places = forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  return [...new Set(places)].filter((name) => name !== "count").sort();
}
