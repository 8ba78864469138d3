import type { MDXComponents } from "mdx/types";
import type { ComponentProps } from "react";
import { Command } from "@/components/controls/Command";
import { Cite, Sources, Term, Terms } from "@/components/prose/Apparatus";
import { Claim } from "@/components/prose/claims";
import { Anchor, Heading2, Heading3, Pre, Table } from "@/components/prose/Elements";
import { Exercise, type ExerciseProps } from "@/components/prose/Exercise";
import { Figure } from "@/components/prose/Figure";
import { Source } from "@/components/prose/Listing";
import { Paper, PaperLegend } from "@/components/prose/Paper";
import { B8, B32, Note, Remember } from "@/components/prose/Passages";
import { Predict, type PredictProps } from "@/components/prose/Predict";
import { Answer, Hint } from "@/components/prose/quiz/parts";
import { Readings } from "@/components/prose/Readings";
import { Value } from "@/components/prose/Value";
import { claims } from "./claims";
import { furtherReading } from "./furtherReading";
import { glossary } from "./glossary";
import { paper } from "./paper";
import { references } from "./references";
import { values } from "./values";

/**
 * The components that MDX files may use, bound to the glossary, the bibliography and the numbers of the book.
 * The list of the names that authors may use is in mdx/rehype-apparatus.mjs, which also inserts Terms,
 * Sources and PaperLegend.
 */
export const vocabulary: MDXComponents = {
  a: Anchor,
  code: Command,
  h2: Heading2,
  h3: Heading3,
  pre: Pre,
  table: Table,
  Answer,
  B8,
  B32,
  Cite,
  Hint,
  Note,
  Remember,
  Source,
  Figure,
  Claim: (props: Omit<ComponentProps<typeof Claim>, "tables">) => <Claim tables={claims} {...props} />,
  Exercise: ({ of, paper, right, ...props }: ExerciseProps & TruthSource & { readonly right?: string }) => (
    <Exercise truth={right ?? truthOf(props.id, { of, paper })} {...props} />
  ),
  Paper: (props: Omit<ComponentProps<typeof Paper>, "tables">) => <Paper tables={paper} {...props} />,
  PaperLegend: (props: Omit<ComponentProps<typeof PaperLegend>, "tables">) => (
    <PaperLegend tables={paper} {...props} />
  ),
  Predict: ({ of, paper, ...props }: PredictProps & TruthSource) => (
    <Predict truth={truthOf(props.id, { of, paper })} {...props} />
  ),
  Readings: () => <Readings works={furtherReading} />,
  Sources: (props: Omit<ComponentProps<typeof Sources>, "references">) => (
    <Sources references={references} {...props} />
  ),
  Term: (props: Omit<ComponentProps<typeof Term>, "glossary">) => <Term glossary={glossary} {...props} />,
  Terms: (props: Omit<ComponentProps<typeof Terms>, "glossary">) => <Terms glossary={glossary} {...props} />,
  Value: (props: Omit<ComponentProps<typeof Value>, "table">) => <Value table={values} {...props} />,
};

/** Source of the true answer to a question: exactly one of the two. */
interface TruthSource {
  /** Name of a computed value (values.ts). */
  readonly of?: string;
  /** A figure of the paper (paper.ts): "table/row/column". */
  readonly paper?: string;
}

/**
 * Returns the true answer to a question as prose prints it.
 *
 * @throws Error if the source names no value and no figure of the paper, which stops the build
 */
function truthOf(id: string, { of, paper: place }: TruthSource): string {
  if (of !== undefined && values[of]) return values[of]();
  const [table, row, column] = place?.split("/") ?? [];
  const figure = paper[table]?.rows[row]?.cells[column];
  if (figure === undefined)
    throw new Error(
      `The question "${id}" has no true answer: its attributes "of" and "paper" name no value.`,
    );
  return figure;
}
