import { createCssVariablesTheme, createHighlighter } from "shiki";

/** Kinds of code that the page shows differently. */
export type TokenKind = "plain" | "keyword" | "comment" | "string" | "number";

/** A piece of a line of code. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/**
 * A theme whose colours are names of CSS variables. The names give the kinds of tokens, which the page styles
 * itself.
 */
const theme = createCssVariablesTheme({ name: "names", variablePrefix: "--" });

const KINDS: Readonly<Record<string, TokenKind>> = {
  "var(--token-keyword)": "keyword",
  "var(--token-comment)": "comment",
  "var(--token-string)": "string",
  "var(--token-string-expression)": "string",
  "var(--token-constant)": "number",
};

/** Languages of listings. */
export const LANGUAGES = ["typescript", "wgsl", "javascript", "shellscript", "html"] as const;
/** A language of listings. */
export type Language = (typeof LANGUAGES)[number];

const highlighter = createHighlighter({ themes: [theme], langs: [...LANGUAGES] });

/**
 * Returns the kind of a token. Operators, which themes style as keywords, and names in capitals are plain.
 */
function kindOf(text: string, color = ""): TokenKind {
  const kind = KINDS[color] ?? "plain";
  if (kind === "keyword") return /^\s*[a-z]/i.test(text) ? kind : "plain";
  if (kind === "number") return /^\s*[\d.]/.test(text) ? kind : "plain";
  return kind;
}

/** Returns the tokens of each line of a text. For the build only: it loads the highlighter. */
export async function highlight(text: string, language: Language): Promise<Token[][]> {
  // By default Shiki leaves a line plain after half a second, which a busy machine exceeds.
  const lines = (await highlighter).codeToTokensBase(text, { lang: language, theme, tokenizeTimeLimit: 0 });
  return lines.map((line) =>
    line.map(({ content, color }) => ({ kind: kindOf(content, color), text: content })),
  );
}
