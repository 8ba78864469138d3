"use client";

import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { type AnyValues, defaultsOf, type OptionsTable } from "@/lib/options/options";
import { keyPrefix, readAddress, withDefaults, writeAddress } from "./address";
import type { Surroundings } from "./context";
import type { FigureEntry } from "./figure";
import * as history from "./history";
import type { Patch } from "./inbox";
import { joinLink, sharedValues } from "./link";

/** Browsers refuse more than about a hundred address changes in half a minute. */
const ADDRESS_AFTER_MS = 350;

type Action = (before: history.History) => history.History;

/** Where a figure stands and what is particular there. */
export interface Place {
  readonly entry: FigureEntry;
  /** Id in the page and prefix of the keys in the address. */
  readonly id: string;
  readonly embedded: boolean;
  /** Defaults of this place, over the figure's own; the same object in each render. */
  readonly preset?: AnyValues;
  /** Figures of a page with the same link share the options that they have in common. */
  readonly link?: string;
}

/**
 * The options of one figure in one place, kept in step with the page's address. For the browser only: the first
 * values are those of the address.
 *
 * @param options the figure's own table; the same object in each render
 */
export function useFigureState(place: Place, options: OptionsTable): Surroundings {
  const { entry, id, embedded, preset, link } = place;
  const prefix = keyPrefix(id, embedded);
  const table = useMemo(() => (preset ? withDefaults(options, preset) : options), [options, preset]);
  const [state, apply] = useReducer(
    (before: history.History, action: Action) => action(before),
    undefined,
    () => fromAddress(table, prefix),
  );

  useEffect(() => {
    const read = () => apply(() => fromAddress(table, prefix));
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, [table, prefix]);

  const change = useCallback(
    (patch: Patch) => {
      const at = performance.now();
      apply((before) => history.change(before, table, patch, at));
    },
    [table],
  );
  useLink(link, table, state.values, change);
  useAddress(table, state.values, prefix);

  const undo = useCallback(() => apply(history.undo), []);
  const reset = useCallback(() => change(defaultsOf(table)), [change, table]);
  const dismissNotes = useCallback(() => apply((before) => ({ ...before, notes: [] })), []);

  return useMemo(
    () => ({
      entry,
      id,
      options,
      table,
      values: state.values,
      notes: state.notes,
      canUndo: state.past.length > 0,
      change,
      undo,
      reset,
      dismissNotes,
      embedded,
    }),
    [entry, id, options, table, state, change, undo, reset, dismissNotes, embedded],
  );
}

function fromAddress(table: OptionsTable, prefix: string): history.History {
  const { values, notes } = readAddress(table, window.location.search, prefix);
  return history.startHistory(values, notes);
}

/** Write the options into the address when they have rested for a moment, without a new entry in the history. */
function useAddress(table: OptionsTable, values: AnyValues, prefix: string) {
  useEffect(() => {
    const timer = setTimeout(() => {
      const { pathname, search, hash } = window.location;
      const query = writeAddress(table, values, search, prefix);
      if (query === search) return;
      try {
        window.history.replaceState(null, "", pathname + query + hash);
      } catch {
        // A frame with an opaque origin, or too many changes: the figure works without its address.
      }
    }, ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [table, values, prefix]);
}

/** Pass changes on to the figures of the same link, and take theirs. */
function useLink(
  link: string | undefined,
  table: OptionsTable,
  values: AnyValues,
  change: (patch: Patch) => void,
) {
  const line = useRef<ReturnType<typeof joinLink> | null>(null);
  const told = useRef<AnyValues | null>(null);
  useEffect(() => {
    if (!link) return;
    const joined = joinLink(link, (theirs) => change(sharedValues(table, theirs)));
    line.current = joined;
    return () => {
      line.current = null;
      joined.leave();
    };
  }, [link, table, change]);
  useEffect(() => {
    // What a figure starts with is not a change; the first to speak would overrule the addresses of the others.
    if (told.current !== null && told.current !== values) line.current?.tell(values);
    told.current = values;
  }, [values]);
}
