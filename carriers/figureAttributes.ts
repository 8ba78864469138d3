/** Reads the attributes of `<blockwise-figure>`: which figure it shows, in which language, and with which options. */
import { LOCALES, type Locale } from "@/lib/i18n/locales";

/** Attributes of the element itself; all others are options and settings of the figure's address. */
const OWN = new Set([
  "name",
  "start",
  "src",
  "lang",
  "height",
  "keep",
  "title",
  "class",
  "style",
  "id",
  "slot",
  "part",
  "hidden",
]);

/** Returns the name of the figure; "" without the attribute. */
export const nameOf = (element: Element): string => element.getAttribute("name") ?? "";

/** Returns the attributes that belong to the figure's address, as pairs. An attribute without a value is on: "1". */
export const queryOf = (element: Element): [string, string][] =>
  [...element.attributes]
    .filter(({ name }) => !OWN.has(name) && !/^(data|aria)-/.test(name))
    .map(({ name, value }) => [name, value === "" ? "1" : value]);

/** Returns the language of the figure: the attribute `lang` if the site has that language, else English. */
export const localeOf = (element: Element): Locale =>
  LOCALES.find((each) => each === element.getAttribute("lang")) ?? "en";

/** Returns the address of the figure's files below still/ without their endings. */
export function stillAddressOf(element: Element, site: string): string {
  const locale = localeOf(element);
  return `${site}still/${encodeURIComponent(nameOf(element) + (locale === "en" ? "" : `.${locale}`))}`;
}

/**
 * Returns the address of the frame with the live figure.
 *
 * @param site address of the site that has the figures, with a slash at the end
 */
export function frameAddressOf(element: Element, site: string): string {
  const locale = localeOf(element);
  const query = new URLSearchParams(queryOf(element));
  query.set("start", "now");
  // A page without an origin, such as a file, cannot be named as the only page that may steer the frame.
  if (origin !== "null") query.set("host", origin);
  const root = locale === "en" ? "" : `${locale}/`;
  return `${site}${root}embed/${encodeURIComponent(nameOf(element))}/?${query}`;
}

/** Returns whether the theme of the element is dark: by the attribute `theme`, else as the reader's system has it. */
export function isDark(element: Element): boolean {
  const theme = element.getAttribute("theme");
  return theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}
