import { type AnyValues, checkOption, type OptionsTable } from "@/lib/experiment/options";

type Listener = (values: AnyValues) => void;

/** Who listens to which link of this page. */
const links = new Map<string, Set<Listener>>();

/**
 * Take part in a link: a change of an option in one widget reaches the options of the same name in the others.
 *
 * @returns how to tell the others, and how to leave
 */
export function joinLink(name: string, hear: Listener): { tell: Listener; leave: () => void } {
  const members = links.get(name) ?? new Set();
  links.set(name, members.add(hear));
  return {
    tell(values) {
      for (const member of members) if (member !== hear) member(values);
    },
    leave() {
      members.delete(hear);
      if (members.size === 0 && links.get(name) === members) links.delete(name);
    },
  };
}

/** Those of another widget's values that this table has under the same name and takes as they are. */
export function sharedValues(table: OptionsTable, values: AnyValues): AnyValues {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) =>
        Object.hasOwn(table, name) && checkOption(table[name], String(value)).note === undefined,
    ),
  );
}
