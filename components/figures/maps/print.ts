import { format } from "d3-format";
import { printNumber } from "@/components/charts/format";
import type { Words } from "@/lib/i18n/words";
import { english, type MapsKey } from "./messages";

const four = format(".4~r");

/** Returns a value of a map with up to four digits, so that neighbours differ: 0.2336, −3.25e−6. */
export function printValue(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return "0";
  if (size >= 1e-3) return four(value).replaceAll("-", "−");
  return format(".3~e")(value).replaceAll("-", "−");
}

/** Returns an error in the unit of the data with up to three digits; "–" if it is not finite. */
export const printError = (value: number) =>
  Number.isFinite(value) ? printNumber(Number(value.toPrecision(3))) : "–";

/** Returns the name of a map in the language of a figure. */
export const mapWord = ({ name }: { readonly name: string }, label: string, t: Words): string =>
  t.named(`map.${name}`, label);

/**
 * Returns a description of some data, such as "65,536 normal numbers".
 *
 * @param data a value of the option for data
 */
export const nameOf = (data: string, count: number, t = english): string =>
  t(`maps.data.${data}` as MapsKey, { count });

/** Returns a description of the blocks: "blocks of 256", or "one block" if it holds all `count` values. */
export const blocksOf = (size: number, count: number, t = english) =>
  size >= count ? t("maps.oneBlock") : t("maps.blocks", { size: String(size) });
