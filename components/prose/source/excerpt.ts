import ts from "typescript";

/** Whole lines of a file, and the number of the first, from 1. */
export interface Excerpt {
  readonly text: string;
  readonly line: number;
}

const lineOf = (source: string, position: number) => source.slice(0, position).split("\n").length;

/** Returns the lines between `#region NAME` and the next `#endregion`, in comments of any language. */
function markedRegion(source: string, name: string): Excerpt | undefined {
  const lines = source.split("\n");
  const start = lines.findIndex((line) => line.match(/#region\s+(\S+)/)?.[1] === name);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => line.includes("#endregion"));
  if (length < 0) return undefined;
  return { text: lines.slice(start + 1, start + 1 + length).join("\n"), line: start + 2 };
}

const declares = (statement: ts.Statement, name: string): boolean =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.some((each) => each.name.getText() === name)
    : (ts.isFunctionDeclaration(statement) ||
        ts.isClassDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)) &&
      statement.name?.text === name;

/** Returns a top-level declaration of a TypeScript file, without its docstring, which the prose replaces. */
function declaration(source: string, name: string): Excerpt | undefined {
  const file = ts.createSourceFile("excerpt.ts", source, ts.ScriptTarget.Latest, true);
  const found = file.statements.find((statement) => declares(statement, name));
  if (!found) return undefined;
  const start = found.getStart(file);
  return { text: source.slice(start, found.end), line: lineOf(source, start) };
}

/**
 * Returns a WGSL function, structure or constant with its attributes. It ends at a closing brace in column 0.
 */
function wgslDeclaration(source: string, name: string): Excerpt | undefined {
  const lines = source.split("\n");
  const head = new RegExp(`^(@[\\w()\\d, ]+\\s+)*(fn|struct|const|override|alias)\\s+${name}\\b`);
  const at = lines.findIndex((line) => head.test(line));
  if (at < 0) return undefined;
  let first = at;
  while (first > 0 && /^@/.test(lines[first - 1])) first -= 1;
  const oneLine = !/^.*(fn|struct)\s/.test(lines[at]) || lines[at].trimEnd().endsWith("}");
  const length = oneLine ? 0 : lines.slice(at).findIndex((line) => line.startsWith("}"));
  if (length < 0) return undefined;
  return { text: lines.slice(first, at + length + 1).join("\n"), line: first + 1 };
}

/**
 * Returns a named part of a source file: a `#region NAME`, or a top-level declaration of that name.
 *
 * @param path decides the language by its ending, .ts, .tsx or .wgsl
 * @throws Error if there is no such part, so that a page cannot show code that no longer exists
 */
export function excerpt(source: string, path: string, name: string): Excerpt {
  const found =
    markedRegion(source, name) ??
    (path.endsWith(".wgsl") ? wgslDeclaration(source, name) : declaration(source, name));
  if (!found) throw new Error(`${path} has neither a declaration nor a region called "${name}".`);
  return found;
}
