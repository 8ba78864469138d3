import { type AnyValues, checkOption, type OptionsTable } from "@/lib/options/options";

type Listener = (values: AnyValues) => void;

interface Line {
  readonly members: Set<Listener>;
  /** All that has been told so far; null before the first word. */
  said: AnyValues | null;
}

/** The links of this page. */
const lines = new Map<string, Line>();

/**
 * Take part in a link: a change of an option in one figure reaches the options of the same name in the others. Who
 * comes late hears at once what was told before.
 *
 * @returns how to tell the others, and how to leave
 */
export function joinLink(name: string, hear: Listener): { tell: Listener; leave: () => void } {
  const line = lines.get(name) ?? { members: new Set(), said: null };
  lines.set(name, line);
  line.members.add(hear);
  if (line.said) hear(line.said);
  return {
    tell(values) {
      line.said = { ...line.said, ...values };
      for (const member of line.members) if (member !== hear) member(values);
    },
    leave() {
      line.members.delete(hear);
      if (line.members.size === 0 && lines.get(name) === line) lines.delete(name);
    },
  };
}

/** Those of another figure's values that this table has under the same name and takes as they are. */
export function sharedValues(table: OptionsTable, values: AnyValues): AnyValues {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) =>
        Object.hasOwn(table, name) && checkOption(table[name], String(value)).note === undefined,
    ),
  );
}
