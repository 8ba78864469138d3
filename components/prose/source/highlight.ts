import { createCssVariablesTheme, createHighlighter } from "shiki";

/** What a piece of code is, as far as the page tells it apart. */
export type TokenKind = "plain" | "keyword" | "comment" | "string" | "number";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Shiki colours by CSS variable; we only want to know which variable, so that the page's own CSS decides. */
const theme = createCssVariablesTheme({ name: "names", variablePrefix: "--" });

const KINDS: Readonly<Record<string, TokenKind>> = {
  "var(--token-keyword)": "keyword",
  "var(--token-comment)": "comment",
  "var(--token-string)": "string",
  "var(--token-string-expression)": "string",
  "var(--token-constant)": "number",
};

export const LANGUAGES = ["typescript", "wgsl", "javascript", "shellscript", "html"] as const;
export type Language = (typeof LANGUAGES)[number];

const highlighter = createHighlighter({ themes: [theme], langs: [...LANGUAGES] });

/** Themes count operators among keywords and names in capitals among constants; we mean words and numerals. */
function kindOf(text: string, color = ""): TokenKind {
  const kind = KINDS[color] ?? "plain";
  if (kind === "keyword") return /^\s*[a-z]/i.test(text) ? kind : "plain";
  if (kind === "number") return /^\s*[\d.]/.test(text) ? kind : "plain";
  return kind;
}

/** Lines of tokens; runs at build time only. */
export async function highlight(text: string, language: Language): Promise<Token[][]> {
  // Shiki gives up on a line after half a second and leaves it plain; a busy machine takes longer.
  const lines = (await highlighter).codeToTokensBase(text, { lang: language, theme, tokenizeTimeLimit: 0 });
  return lines.map((line) =>
    line.map(({ content, color }) => ({ kind: kindOf(content, color), text: content })),
  );
}
