/** Joins the imports of a package that a bundle holds once for each of its modules. */
import ts from "typescript";

/** Whether an identifier is the name of a property. */
const isMember = (node) =>
  (ts.isPropertyAccessExpression(node.parent) || ts.isPropertyAssignment(node.parent)) &&
  node.parent.name === node;

/**
 * Returns the text of a bundle with one `import * as` for each package.
 *
 * @param {string} text of a bundle, in which no inner name is the same as an outer one
 */
export function joinImports(text) {
  const source = ts.createSourceFile("bundle.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  /** The name of the first import, by the package. */
  const first = new Map();
  /** The first name in the place of the other names. */
  const names = new Map();
  const edits = [];
  for (const statement of source.statements) {
    const bindings = ts.isImportDeclaration(statement) && statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamespaceImport(bindings)) continue;
    const name = first.get(statement.moduleSpecifier.text);
    if (name === undefined) first.set(statement.moduleSpecifier.text, bindings.name.text);
    else {
      names.set(bindings.name.text, name);
      edits.push({ start: statement.getStart(), end: statement.end, by: "" });
    }
  }
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && names.has(node.text) && !isMember(node))
      edits.push({ start: node.getStart(), end: node.end, by: names.get(node.text) });
    ts.forEachChild(node, visit);
  };
  if (names.size > 0) visit(source);
  // From the last to the first, so that positions stay right.
  edits.sort((a, b) => b.start - a.start);
  return edits.reduce((rest, { start, end, by }) => rest.slice(0, start) + by + rest.slice(end), text);
}
