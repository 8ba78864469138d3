/** Returns a message with texts in its places, for code that knows English only. */
export const fill = (message: string, values: Readonly<Record<string, string | number>> = {}): string =>
  message.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
