import { type AnyValues, checkOption, type OptionsTable } from "@/lib/options/options";

type Listener = (values: AnyValues) => void;

interface LinkGroup {
  readonly listeners: Set<Listener>;
  /** All values that members have sent so far, the latest of each option; null before the first. */
  latest: AnyValues | null;
}

/** The links of this page, by name. */
const groups = new Map<string, LinkGroup>();

/** A figure's membership in a link. */
export interface LinkMember {
  /** Sends values to all other members. */
  readonly send: Listener;
  readonly leave: () => void;
}

/**
 * Joins a link, through which a change of an option in one figure reaches the options of the same name in the
 * others. A member that joins late receives at once the values that were sent before.
 *
 * @param receive called with the values that another member sends
 */
export function joinLink(name: string, receive: Listener): LinkMember {
  const group = groups.get(name) ?? { listeners: new Set(), latest: null };
  groups.set(name, group);
  group.listeners.add(receive);
  if (group.latest) receive(group.latest);
  return {
    send(values) {
      group.latest = { ...group.latest, ...values };
      for (const listener of group.listeners) if (listener !== receive) listener(values);
    },
    leave() {
      group.listeners.delete(receive);
      if (group.listeners.size === 0 && groups.get(name) === group) groups.delete(name);
    },
  };
}

/**
 * Returns the values of another figure that this table has under the same name and accepts without a change.
 */
export function sharedValues(table: OptionsTable, values: AnyValues): AnyValues {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) =>
        Object.hasOwn(table, name) && checkOption(table[name], String(value)).note === undefined,
    ),
  );
}
