"use client";

import { createContext, useContext } from "react";
import type { OptionSpec } from "@/lib/options/options";

/** Names or address keys of options whose controls a frame changes. */
export interface ControlRules {
  /** Options that the reader sees and cannot change. */
  readonly lock: readonly string[];
  /** Options without a control. */
  readonly hide: readonly string[];
}

/** Provides the rules of the frame to all controls of a figure. Without a frame there are none. */
export const ControlRulesContext = createContext<ControlRules>({ lock: [], hide: [] });

/** Returns whether a list of names or address keys holds an option. */
export const listsOption = (list: readonly string[], name: string, spec: OptionSpec) =>
  list.includes(name) || list.includes(spec.url);

/** Returns the rules that hold for the controls of this figure. */
export const useControlRules = () => useContext(ControlRulesContext);
