"use client";

import type { AnyValues } from "@/lib/experiment/options";
import { useWidgetState } from "./frame/state";
import { WidgetFrame } from "./frame/WidgetFrame";
import { widgetNamed } from "./registry";
import type { WidgetEntry } from "./widget";

interface SlotProps {
  /** Id in the page and prefix of the options' keys in the address, where a page shows one widget twice. */
  readonly id?: string;
  /** Defaults of this place. Pass a constant: a new object in each render would start the widget anew. */
  readonly preset?: AnyValues;
  /** Widgets of this page with the same link share the options that they have in common. */
  readonly link?: string;
}

/** The place of a widget in a page: holds its size, fetches it when it comes near, keeps its options in the address. */
export function WidgetSlot({ name, ...place }: SlotProps & { readonly name: string }) {
  const entry = widgetNamed(name);
  if (!entry) return <p role="alert">There is no widget called “{name}”.</p>;
  return <Slot entry={entry} {...place} />;
}

function Slot({ entry, id, preset, link }: SlotProps & { readonly entry: WidgetEntry }) {
  const state = useWidgetState(entry, { id: id ?? entry.name, embedded: false, preset, link });
  return <WidgetFrame state={state} />;
}
