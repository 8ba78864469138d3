import { withDefaults } from "@/components/figure/address";
import type { AnyValues } from "@/lib/options/options";
import { definitionOf, entryOf } from "./entries";
import { LiveFigure } from "./LiveFigure";

interface SlotProps {
  readonly name: string;
  /** Id in the page and prefix of the options' keys in the address, where a page shows one figure twice. */
  readonly id?: string;
  /** Defaults of this place. Pass a constant: a new object in each render would start the figure anew. */
  readonly preset?: AnyValues;
  /** Figures of this page with the same link share the options that they have in common. */
  readonly link?: string;
}

/**
 * The place of a figure in a page: holds its size, fetches it when it comes near, keeps its options in the address.
 * For pages that are put together at build time.
 *
 * @throws RangeError for a preset that the figure cannot have, so that an author's mistake stops the build
 */
export async function FigureSlot({ name, id = name, preset, link }: SlotProps) {
  const [definition, entry] = await Promise.all([definitionOf(name), entryOf(name)]);
  if (!definition || !entry) return <p role="alert">There is no figure called “{name}”.</p>;
  if (preset) withDefaults(definition.options, preset);
  return <LiveFigure entry={entry} id={id} embedded={false} preset={preset} link={link} />;
}
