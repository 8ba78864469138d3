"use client";

import { useCallback, useContext, useEffect, useMemo, useReducer, useRef } from "react";
import { flushSync } from "react-dom";
import { listsOption } from "@/components/controls/rules";
import { TranslationContext, usePageTranslate } from "@/components/controls/translation";
import type { PageKey } from "@/lib/i18n/en";
import type { Translate } from "@/lib/i18n/translate";
import { type AnyValues, defaultsOf, type OptionsTable, optionWords } from "@/lib/options/options";
import { replaceQuery } from "@/lib/session/replaceQuery";
import { keyPrefix, readAddress, writeAddress } from "./address";
import type { FigureState } from "./context";
import type { FigureEntry } from "./figure";
import * as history from "./history";
import type { SettingNote } from "./host/settings";
import { joinLink, type LinkMember, sharedValues } from "./linkedOptions";
import { loadedPacker, loadPacker, needsPacker } from "./packer";

/** Delay of the address behind the options: browsers refuse more than about 100 changes in half a minute. */
const ADDRESS_AFTER_MS = 350;

type Action = (before: history.History) => history.History;

/** One place of a figure in a page, with the settings of that place. */
export interface Place {
  readonly entry: FigureEntry;
  /** Id in the page and prefix of the keys in the address. */
  readonly id: string;
  readonly embedded: boolean;
  /** Figures of a page with the same link share the options that they have in common. */
  readonly link?: string;
  /** Names or address keys of options that the reader cannot change. */
  readonly lock?: readonly string[];
  /** Names or address keys of options without a control. */
  readonly hide?: readonly string[];
  /** Sentences about settings of the place that were replaced. */
  readonly notes?: readonly SettingNote[];
}

const NONE: readonly never[] = [];

/**
 * Holds the options of one figure in one place and keeps the page's address up to date. For the browser only:
 * the initial values are read from the address. If it holds a packed text, `loadPacker` must be done.
 *
 * @param options the options of the figure; the same object in each render
 */
export function useFigureState(place: Place, options: OptionsTable): FigureState {
  const { entry, id, embedded, link, lock = NONE, hide = NONE, notes = NONE } = place;
  const prefix = keyPrefix(id, embedded);
  const t = usePageTranslate();
  // In English the options bring their own words: those of the interface come with the figure.
  const words = useContext(TranslationContext) ?? undefined;
  const [state, apply] = useReducer(
    (before: history.History, action: Action) => action(before),
    undefined,
    () => {
      const start = fromAddress(options, prefix, words);
      const unknown = [...unknownNames("lock", lock, options, t), ...unknownNames("hide", hide, options, t)];
      const settings = notes.map(({ key, values }) => (words ?? optionWords)(key, values));
      return { ...start, notes: [...settings, ...unknown, ...start.notes] };
    },
  );

  useEffect(() => {
    const read = () => apply(() => fromAddress(options, prefix, words));
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, [options, prefix, words]);

  const change = useCallback(
    (patch: history.Patch) => {
      const at = performance.now();
      const free = Object.entries(patch).filter(
        ([name]) => !(Object.hasOwn(options, name) && listsOption(lock, name, options[name])),
      );
      apply((before) => history.change(before, options, Object.fromEntries(free), at, words));
    },
    [options, lock, words],
  );
  const changeByHost = useCallback(
    // Drawn at once: a host that asks for an answer gets the values that it has set.
    (patch: history.Patch) =>
      flushSync(() => apply((before) => history.changeByHost(before, options, patch, words))),
    [options, words],
  );
  useLink(link, options, state.values, change);
  useAddress(options, state.values, prefix);

  const undo = useCallback(() => apply(history.undo), []);
  const reset = useCallback(() => change(defaultsOf(options)), [change, options]);
  const dismissNotes = useCallback(() => apply((before) => ({ ...before, notes: [] })), []);

  return useMemo(
    () => ({
      entry,
      id,
      options,
      values: state.values,
      notes: state.notes,
      canUndo: state.past.length > 0,
      changedBy: state.by,
      change,
      changeByHost,
      undo,
      reset,
      dismissNotes,
      embedded,
    }),
    [entry, id, options, state, change, changeByHost, undo, reset, dismissNotes, embedded],
  );
}

/** Returns a sentence about the names in a list of the address that are no option of the figure. */
function unknownNames(
  key: string,
  list: readonly string[],
  options: OptionsTable,
  t: Translate<PageKey>,
): string[] {
  const known = Object.entries(options);
  const unknown = list.filter((each) => !known.some(([name, spec]) => listsOption([each], name, spec)));
  if (unknown.length === 0) return [];
  const keys = known.map(([, { url }]) => url).join(", ");
  return [t("figure.noOption", { key, names: unknown.join(", "), known: keys || t("figure.noOptions") })];
}

/** Returns a new history with the options in the page's address. */
function fromAddress(table: OptionsTable, prefix: string, words?: Translate): history.History {
  const { values, notes } = readAddress(table, window.location.search, prefix, loadedPacker(), words);
  return history.startHistory(values, notes);
}

/**
 * Writes the options into the address `ADDRESS_AFTER_MS` after the last change, without a new history entry.
 */
function useAddress(table: OptionsTable, values: AnyValues, prefix: string) {
  useEffect(() => {
    let current = true;
    const write = () => {
      if (!current) return;
      const { search } = window.location;
      const query = writeAddress(table, values, search, prefix, loadedPacker());
      if (query !== search) replaceQuery(query);
    };
    const timer = setTimeout(() => {
      if (needsPacker(table, values)) loadPacker().then(write, write);
      else write();
    }, ADDRESS_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [table, values, prefix]);
}

/** Sends changes to the figures of the same link, and applies the changes of those figures. */
function useLink(
  link: string | undefined,
  table: OptionsTable,
  values: AnyValues,
  change: (patch: history.Patch) => void,
) {
  const member = useRef<LinkMember | null>(null);
  const lastValues = useRef<AnyValues | null>(null);
  useEffect(() => {
    if (!link) return;
    const joined = joinLink(link, (received) => change(sharedValues(table, received)));
    member.current = joined;
    return () => {
      member.current = null;
      joined.leave();
    };
  }, [link, table, change]);
  useEffect(() => {
    // The initial values are not sent: they would replace options that other figures have from the address.
    if (lastValues.current !== null && lastValues.current !== values) member.current?.send(values);
    lastValues.current = values;
  }, [values]);
}
