/** The numbers that prose may show by name. Each is computed by tested code and returned as text. */
export type ValueTable = Readonly<Record<string, () => string>>;

/**
 * Shows a number that is computed while the page is built. Its text stays on one line, except in narrow tables.
 *
 * @throws Error if the table has no such number, which stops the build
 */
export function Value({ table, of }: { readonly table: ValueTable; readonly of: string }) {
  const compute = table[of];
  if (!compute) throw new Error(`There is no value called "${of}"; content/chapters/*.values.ts list them.`);
  return (
    <span style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "var(--value-wrap, nowrap)" }}>
      {compute()}
    </span>
  );
}
