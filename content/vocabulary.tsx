import type { MDXComponents } from "mdx/types";
import type { ComponentProps } from "react";
import { B8, B32 } from "@/components/prose/Bits";
import { Cite } from "@/components/prose/Cite";
import { Claim } from "@/components/prose/Claim";
import { Anchor, Heading2, Heading3, Pre, Table } from "@/components/prose/Elements";
import { Exercise, type ExerciseProps } from "@/components/prose/Exercise";
import { Figure } from "@/components/prose/Figure";
import { Note } from "@/components/prose/Note";
import { Paper, PaperLegend } from "@/components/prose/Paper";
import { Predict, type PredictProps } from "@/components/prose/Predict";
import { Answer, Hint } from "@/components/prose/quiz/parts";
import { Remember } from "@/components/prose/Remember";
import { Source } from "@/components/prose/Source";
import { Sources } from "@/components/prose/Sources";
import { Term } from "@/components/prose/Term";
import { Terms } from "@/components/prose/Terms";
import { Value } from "@/components/prose/Value";
import { claims } from "./claims";
import { glossary } from "./glossary";
import { paper } from "./paper";
import { references } from "./references";
import { type TruthSource, truthOf } from "./truth";
import { values } from "./values";

/**
 * Everything that an MDX file may say, bound to the book's own glossary, bibliography and numbers. The list of
 * names that authors may use is in mdx/rehype-apparatus.mjs; Terms, Sources and PaperLegend are put in there.
 */
export const vocabulary: MDXComponents = {
  a: Anchor,
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
  Sources: (props: Omit<ComponentProps<typeof Sources>, "references">) => (
    <Sources references={references} {...props} />
  ),
  Term: (props: Omit<ComponentProps<typeof Term>, "glossary">) => <Term glossary={glossary} {...props} />,
  Terms: (props: Omit<ComponentProps<typeof Terms>, "glossary">) => <Terms glossary={glossary} {...props} />,
  Value: (props: Omit<ComponentProps<typeof Value>, "table">) => <Value table={values} {...props} />,
};
