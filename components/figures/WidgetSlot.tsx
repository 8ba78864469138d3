import { withDefaults } from "@/components/figure/address";
import { WidgetFrame } from "@/components/figure/WidgetFrame";
import type { AnyValues } from "@/lib/options/options";
import { OPTION_TABLES } from "./optionTables";
import { widgetNamed } from "./registry";

interface SlotProps {
  readonly name: string;
  /** Id in the page and prefix of the options' keys in the address, where a page shows one widget twice. */
  readonly id?: string;
  /** Defaults of this place. Pass a constant: a new object in each render would start the widget anew. */
  readonly preset?: AnyValues;
  /** Widgets of this page with the same link share the options that they have in common. */
  readonly link?: string;
}

/**
 * The place of a widget in a page: holds its size, fetches it when it comes near, keeps its options in the address.
 * For pages that are put together at build time; scripts take WidgetFrame.
 *
 * @throws RangeError for a preset that the widget cannot have, so that an author's mistake stops the build
 */
export function WidgetSlot({ name, id = name, preset, link }: SlotProps) {
  const entry = widgetNamed(name);
  if (!entry) return <p role="alert">There is no widget called “{name}”.</p>;
  if (preset) withDefaults(OPTION_TABLES[name], preset);
  return <WidgetFrame entry={entry} id={id} embedded={false} preset={preset} link={link} />;
}
