import type { Metadata } from "next";
import { headOf } from "@/app/_shell/head";
import { siteUrl } from "@/app/_shell/site";
import { fileNameOf } from "@/components/figure/links";
import { allEntries } from "@/components/figures/entries";
import { chapterAt } from "@/content/chapters";
import { chapterIn, languagesOf } from "@/content/translations";
import type { Locale } from "@/lib/i18n/locales";

/** Returns a chapter and its neighbours as a language lists them; undefined if there is no such chapter. */
export function listedAt(locale: Locale, slug: string) {
  const found = chapterAt(slug);
  if (!found) return undefined;
  const { chapter, previous, next } = found;
  return {
    load: chapter.load,
    chapter: chapterIn(locale, chapter),
    previous: previous && chapterIn(locale, previous),
    next: next && chapterIn(locale, next),
  };
}

/** Returns the head of a chapter's page: languages, and the figures that other sites can embed. */
export async function chapterHead(locale: Locale, slug: string): Promise<Metadata> {
  const found = listedAt(locale, slug);
  if (!found) return {};
  const { title, summary, path } = found.chapter;
  const figures = (await allEntries(locale)).filter((entry) => entry.chapter === slug);
  const oembed = figures.map((entry) => ({
    url: `${siteUrl()}/oembed/${fileNameOf(entry)}.json`,
    title: entry.title,
  }));
  const head = await headOf({
    title,
    description: summary,
    path,
    type: "article",
    figure: figures[0]?.name,
    locale,
    languages: languagesOf(slug),
  });
  const types = { ...head.alternates?.types, "application/json+oembed": oembed };
  return { ...head, alternates: { ...head.alternates, types } };
}
