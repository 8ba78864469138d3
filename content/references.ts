import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import type { Reference } from "@/components/prose/Apparatus";

/**
 * The parts of a CSL record that are printed (https://docs.citationstyles.org/en/stable/specification.html).
 */
interface CslRecord {
  readonly id: string;
  readonly title: string;
  readonly author?: readonly { family?: string; given?: string; literal?: string }[];
  readonly issued?: { "date-parts": readonly (readonly number[])[] };
  readonly "container-title"?: string;
  readonly note?: string;
  readonly URL?: string;
}

/** Prints the name of an author, "T. Dettmers", or of a group. */
function printName({
  family,
  given,
  literal,
}: {
  family?: string;
  given?: string;
  literal?: string;
}): string {
  if (!family || !given) return literal ?? family ?? given ?? "";
  const initials = given
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) => `${part[0]}.`);
  return `${initials.join(" ")} ${family}`;
}

/** Returns the record in the form in which it is printed. */
function toReference(record: CslRecord): Reference {
  return {
    key: record.id,
    title: record.title,
    authors: (record.author ?? []).map(printName),
    year: record.issued?.["date-parts"][0]?.[0],
    place: record["container-title"],
    note: record.note,
    url: record.URL,
  };
}

/** All sources of the book by their keys, read once per build from references.bib. */
export const references: ReadonlyMap<string, Reference> = new Map(
  (new Cite(readFileSync(join(process.cwd(), "content/references.bib"), "utf8")).data as CslRecord[])
    .map(toReference)
    .map((reference) => [reference.key, reference]),
);
