import type { ComponentProps } from "react";
import { usePageTranslate } from "@/components/controls/translation";
import { LOCALE_NAMES } from "@/lib/i18n/locales";
import { otherLanguage, pathIn } from "@/lib/i18n/pages";
import { BASE } from "./links";

interface Props extends Omit<ComponentProps<"a">, "href" | "hrefLang"> {
  /** Path of the page in English, such as "/verify/", or the path of a page in another language. */
  readonly to: string;
}

/**
 * A link to a page of the site in the language of the reader. Where the page is there in English only, the link leads
 * to that page and says so.
 */
export function PageLink({ to, children, ...rest }: Props) {
  const { locale } = usePageTranslate();
  const path = pathIn(locale, to);
  const other = otherLanguage(locale, path);
  return (
    <a href={BASE + path} hrefLang={other} {...rest}>
      {children}
      {other && <span lang={other}> ({LOCALE_NAMES[other]})</span>}
    </a>
  );
}
