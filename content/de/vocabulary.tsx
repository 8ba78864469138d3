import type { MDXComponents } from "mdx/types";
import type { ComponentProps, ComponentType } from "react";
import { Cite, Sources, Term, Terms } from "@/components/prose/Apparatus";
import { Anchor, Heading2, Heading3, Table } from "@/components/prose/Elements";
import { Figure } from "@/components/prose/Figure";
import { Paper, PaperLegend } from "@/components/prose/Paper";
import { Remember } from "@/components/prose/Passages";
import { Value } from "@/components/prose/Value";
import { de } from "@/lib/i18n/de";
import type { Locale } from "@/lib/i18n/locales";
import { otherLanguage, pathIn } from "@/lib/i18n/pages";
import { makeTranslate } from "@/lib/i18n/translate";
import { glossary } from "../glossary";
import { references } from "../references";
import { values } from "../values";
import { vocabulary } from "../vocabulary";
import { germanGlossary } from "./glossary";
import { germanPaper } from "./paper";
import { TranslationNote, Untranslated } from "./Untranslated";

/** Finds the German messages on the server. */
export const german = makeTranslate("de", de);

const t = german;
/** Exercise bound to the values of the book. */
const BoundExercise = vocabulary.Exercise as ComponentType<{ readonly locale: Locale }>;
/** Words that have no German definition yet keep their English one. */
const words = { ...glossary, ...germanGlossary };

/** The components whose words or numbers differ in German pages; the others are those of the English ones. */
export const germanVocabulary: MDXComponents = {
  a: ({ href = "", ...rest }: ComponentProps<"a">) => {
    // The texts name English pages, so that a page that is translated later needs no change of theirs.
    const path = pathIn("de", href);
    return (
      <Anchor href={path} hrefLang={path.startsWith("/") ? otherLanguage("de", path) : undefined} {...rest} />
    );
  },
  h2: (props: ComponentProps<"h2">) => <Heading2 t={t} {...props} />,
  h3: (props: ComponentProps<"h3">) => <Heading3 t={t} {...props} />,
  table: (props: ComponentProps<"table">) => <Table t={t} {...props} />,
  Cite: (props: ComponentProps<typeof Cite>) => <Cite {...props} t={t} />,
  Exercise: (props: object) => <BoundExercise {...props} locale="de" />,
  Figure: (props: ComponentProps<typeof Figure>) => <Figure {...props} t={t} />,
  Paper: (props: Omit<ComponentProps<typeof Paper>, "tables">) => (
    <Paper {...props} tables={germanPaper} t={t} />
  ),
  PaperLegend: (props: Omit<ComponentProps<typeof PaperLegend>, "tables">) => (
    <PaperLegend {...props} tables={germanPaper} t={t} />
  ),
  Remember: (props: ComponentProps<typeof Remember>) => <Remember {...props} t={t} />,
  Sources: (props: Omit<ComponentProps<typeof Sources>, "references">) => (
    <Sources {...props} references={references} t={t} />
  ),
  Term: (props: Omit<ComponentProps<typeof Term>, "glossary">) => <Term {...props} glossary={words} />,
  Terms: (props: Omit<ComponentProps<typeof Terms>, "glossary">) => (
    <Terms {...props} glossary={words} t={t} />
  ),
  TranslationNote,
  Untranslated,
  Value: (props: Omit<ComponentProps<typeof Value>, "table">) => (
    <Value {...props} table={values} locale="de" />
  ),
};
