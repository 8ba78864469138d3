/**
 * The reference of the package's entries as plain data, from the types and docstrings of the sources: the page
 * /package/reference/ shows it.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { NAME, sources } from "./build.mjs";
import { REFERENCE_FILE } from "./referenceFile.mjs";

/** @import { Entry } from "./referenceFile.mjs" */

const piecesOf = (parts = []) =>
  parts.map(({ kind, text }) => ({
    code: kind === "code",
    text: kind === "code" ? text.replace(/^`|`$/g, "") : text,
  }));

const typeOf = (type) => (type ? type.toString() : "unknown");

/** Returns `name<T>(a: A, b?: B): R`. */
function callOf(name, { typeParameters = [], parameters = [], type }) {
  const generics = typeParameters.map(
    ({ name, type: bound }) => name + (bound ? ` extends ${typeOf(bound)}` : ""),
  );
  const given = parameters.map(({ name, flags, type, defaultValue }) => {
    const isOptional = flags.isOptional || defaultValue !== undefined;
    const written = typeOf(type);
    // A destructured parameter has no name of its own; typedoc takes that of a described property.
    const isDestructured = name === "__namedParameters" || new RegExp(`\\b${name}\\??:`).test(written);
    return `${flags.isRest ? "..." : ""}${isDestructured ? "options" : name}${isOptional ? "?" : ""}: ${written}`;
  });
  const open = generics.length > 0 ? `<${generics.join(", ")}>` : "";
  return `${name}${open}(${given.join(", ")}): ${typeOf(type)}`;
}

/** Returns the parameters that have a description, and what is returned and thrown. */
function tagsOf(comment, parameters = []) {
  const described = parameters
    .filter(({ comment }) => comment?.summary.length > 0)
    .map(({ name, comment }) => ({ name, text: piecesOf(comment.summary) }));
  const others = (comment?.blockTags ?? [])
    .filter(({ tag }) => tag === "@returns" || tag === "@throws")
    .map(({ tag, content }) => ({ name: tag.slice(1), text: piecesOf(content) }));
  return [...described, ...others];
}

/** Returns a declaration as a member: one signature a line. */
function memberOf(declaration) {
  const { name, signatures, getSignature, setSignature, comment, flags, type } = declaration;
  const own = signatures ?? declaration.type?.declaration?.signatures;
  if (own?.length > 0) {
    const shown = name === "constructor" ? `new ${declaration.parent.name}` : name;
    return {
      name,
      signature: own.map((each) => callOf(shown, each)).join("\n"),
      text: piecesOf((own[0].comment ?? comment)?.summary),
      tags: tagsOf(own[0].comment ?? comment, own[0].parameters),
    };
  }
  const accessor = getSignature ?? setSignature;
  const said = comment ?? accessor?.comment;
  const readonly = flags.isReadonly || (getSignature && !setSignature) ? "readonly " : "";
  return {
    name,
    signature: `${readonly}${name}${flags.isOptional ? "?" : ""}: ${typeOf(type ?? accessor?.type ?? setSignature?.parameters?.[0]?.type)}`,
    text: piecesOf(said?.summary),
    tags: tagsOf(said),
  };
}

/** Returns what an entry exports, of one kind. */
function itemOf(declaration, kind, entryId) {
  const member = memberOf(declaration);
  const generics = (declaration.typeParameters ?? []).map(({ name }) => name);
  const title = declaration.name + (generics.length > 0 ? `<${generics.join(", ")}>` : "");
  const hasMembers = kind === "class" || kind === "interface";
  const signature = {
    class: `class ${title}`,
    interface: `interface ${title}`,
    type: `type ${title} = ${typeOf(declaration.type)}`,
    value: `const ${member.signature}`,
    function: member.signature,
  }[kind];
  return {
    ...member,
    id: `${entryId}-${declaration.name}`,
    kind,
    signature,
    members: hasMembers ? (declaration.children ?? []).map(memberOf) : [],
  };
}

/** Writes a configuration of the compiler for the entries alone: all files of the repository would take twice as long. */
function writeTsconfig(root) {
  const file = join(root, ".cache/reference.tsconfig.json");
  mkdirSync(dirname(file), { recursive: true });
  const files = Object.values(sources).map((path) => join(root, path));
  const include = [join(root, "types")];
  writeFileSync(file, JSON.stringify({ extends: "../tsconfig.json", files, include, exclude: [] }));
  return file;
}

/** Returns the reference. @param {string} root of the repository @returns {Promise<Entry[]>} */
export async function referenceOf(root) {
  const { Application, ReflectionKind } = await import("typedoc");
  const app = await Application.bootstrap({
    entryPoints: Object.values(sources).map((path) => join(root, path)),
    tsconfig: writeTsconfig(root),
    // The stage "types" has checked them.
    skipErrorChecking: true,
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeProtected: true,
    readme: "none",
    sort: ["source-order"],
    logLevel: "Error",
  });
  const project = await app.convert();
  if (!project) throw new Error("typedoc could not read the sources.");
  const kindOf = (declaration) => {
    if (declaration.kindOf(ReflectionKind.Class)) return "class";
    if (declaration.kindOf(ReflectionKind.Interface)) return "interface";
    if (declaration.kindOf(ReflectionKind.TypeAlias)) return "type";
    return declaration.signatures || declaration.type?.declaration?.signatures ? "function" : "value";
  };
  const order = ["function", "class", "value", "interface", "type"];
  return Object.entries(sources).map(([entry, path]) => {
    // Readers import entries, not sources.
    const source = path.replace(/^lib\//, "").replace(/(\/index)?\.ts$/, "");
    const found = project.children?.find(({ name }) => name === source);
    if (!found) throw new Error(`typedoc has no module ${source}.`);
    const id = entry === "index" ? "tensorflow" : entry;
    const exported = (found.children ?? [])
      .map((declaration) => declaration.getTargetReflectionDeep?.() ?? declaration)
      .map((declaration) => itemOf(declaration, kindOf(declaration), id));
    const bare = exported.filter(({ text }) => text.length === 0).map(({ name }) => name);
    if (bare.length > 0) throw new Error(`No docstring of ${source}: ${bare.join(", ")}.`);
    return {
      entry: entry === "index" ? NAME : `${NAME}/${entry}`,
      id,
      text: piecesOf(found.comment?.summary),
      items: order.flatMap((kind) => exported.filter((item) => item.kind === kind)),
    };
  });
}

/** Writes the reference for the page. @param {string} root of the repository */
export async function writeReference(root) {
  const file = join(root, REFERENCE_FILE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(await referenceOf(root)));
}
