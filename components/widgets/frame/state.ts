"use client";

import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { type AnyValues, defaultsOf, type OptionsTable } from "@/lib/experiment/options";
import type { WidgetEntry } from "../widget";
import { keyPrefix, readAddress, withDefaults, writeAddress } from "./address";
import type { Surroundings } from "./context";
import * as history from "./history";
import { joinLink, sharedValues } from "./link";

/** Browsers refuse more than about a hundred address changes in half a minute. */
const ADDRESS_AFTER_MS = 350;

type Action = (before: history.History) => history.History;

/** What a slot knows beyond its surroundings: whether the address has been read, and how to take a host's word. */
export interface WidgetState extends Surroundings {
  /** False on the server and until the address has been read. */
  readonly ready: boolean;
  /** Like `change`, for what comes from outside: any names, any values. */
  readonly take: (patch: Readonly<Record<string, unknown>>) => void;
}

interface Place {
  /** Id in the page and prefix of the keys in the address. */
  readonly id: string;
  readonly embedded: boolean;
  /** Defaults of this place, over the registry's; the same object in each render. */
  readonly preset?: AnyValues;
  /** Widgets of a page with the same link share the options that they have in common. */
  readonly link?: string;
}

/** The options of one widget in one place, kept in step with the page's address. */
export function useWidgetState(entry: WidgetEntry, { id, embedded, preset, link }: Place): WidgetState {
  const table = useMemo(
    () => (preset ? withDefaults(entry.options, preset) : entry.options),
    [entry, preset],
  );
  const [state, apply] = useReducer(
    (before: history.History, action: Action) => action(before),
    table,
    (options) => history.startHistory(defaultsOf(options)),
  );
  const [ready, setReady] = useState(false);
  const prefix = keyPrefix(id, embedded);

  useEffect(() => {
    const read = () => {
      const { values, notes } = readAddress(table, window.location.search, prefix);
      apply(() => history.startHistory(values, notes));
      setReady(true);
    };
    read();
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, [table, prefix]);

  const take = useCallback(
    (patch: Readonly<Record<string, unknown>>) => {
      const at = performance.now();
      apply((before) => history.change(before, table, patch, at));
    },
    [table],
  );
  useLink(ready, link, table, state.values, take);
  useAddress(ready, table, state.values, prefix);

  const undo = useCallback(() => apply(history.undo), []);
  const reset = useCallback(() => take(defaultsOf(table)), [take, table]);
  const dismissNotes = useCallback(() => apply((before) => ({ ...before, notes: [] })), []);

  return useMemo(
    () => ({
      entry,
      id,
      table,
      values: state.values,
      notes: state.notes,
      canUndo: state.past.length > 0,
      change: take,
      undo,
      reset,
      dismissNotes,
      embedded,
      ready,
      take,
    }),
    [entry, id, table, state, take, undo, reset, dismissNotes, embedded, ready],
  );
}

/** Write the options into the address when they have rested for a moment, without a new entry in the history. */
function useAddress(ready: boolean, table: OptionsTable, values: AnyValues, prefix: string) {
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => {
      const { pathname, search, hash } = window.location;
      const query = writeAddress(table, values, search, prefix);
      if (query === search) return;
      try {
        window.history.replaceState(null, "", pathname + query + hash);
      } catch {
        // A frame with an opaque origin, or too many changes: the widget works without its address.
      }
    }, ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [ready, table, values, prefix]);
}

/** Pass changes on to the widgets of the same link, and take theirs. */
function useLink(
  ready: boolean,
  link: string | undefined,
  table: OptionsTable,
  values: AnyValues,
  take: (patch: AnyValues) => void,
) {
  const line = useRef<ReturnType<typeof joinLink> | null>(null);
  const told = useRef<AnyValues | null>(null);
  useEffect(() => {
    if (!link) return;
    const joined = joinLink(link, (theirs) => take(sharedValues(table, theirs)));
    line.current = joined;
    return () => {
      line.current = null;
      joined.leave();
    };
  }, [link, table, take]);
  useEffect(() => {
    if (!ready) return;
    // What a widget starts with is not a change; the first to speak would overrule the addresses of the others.
    if (told.current !== null && told.current !== values) line.current?.tell(values);
    told.current = values;
  }, [ready, values]);
}
