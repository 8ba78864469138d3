/** Numbers that prose may show, each computed by the code that the tests check. */
export type ValueTable = Readonly<Record<string, () => string>>;

/**
 * A number computed while the page is built.
 *
 * @throws Error if the table has no such number, which stops the build
 */
export function Value({ table, of }: { readonly table: ValueTable; readonly of: string }) {
  const compute = table[of];
  if (!compute) throw new Error(`There is no value called "${of}"; content/chapters/*.values.ts list them.`);
  return <span style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>{compute()}</span>;
}
