/** The d.ts files of the package: those that its entries reach, with every import relative. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/**
 * @param {string} root the repository
 * @param {string[]} entries paths of sources under lib/, relative to the repository
 * @param {string} out folder for the d.ts files, laid out as lib/ is
 * @returns {string[]} names of the packages that they import
 */
export function emitDeclarations(root, entries, out) {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  Object.assign(options, {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    incremental: false,
    tsBuildInfoFile: undefined,
  });
  const kernels = join(root, "types/assets.d.ts");
  const program = ts.createProgram([...entries.map((entry) => join(root, entry)), kernels], options);
  const lib = join(root, "lib");
  const target = (source) => join(out, relative(lib, source)).replace(/\.ts$/, ".d.ts");

  /** @type {Set<string>} */
  const packages = new Set();
  const done = new Set();
  const waiting = entries.map((entry) => join(root, entry));
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    if (done.has(source)) continue;
    done.add(source);
    let text = declarationOf(program, source);
    // From the last to the first, so that positions stay right.
    for (const { fileName, pos, end } of ts.preProcessFile(text).importedFiles.reverse()) {
      const found = ts.resolveModuleName(fileName, source, options, ts.sys).resolvedModule;
      if (!found) throw new Error(`${source}: ${fileName} cannot be found`);
      if (found.isExternalLibraryImport) {
        packages.add(fileName);
        continue;
      }
      waiting.push(found.resolvedFileName);
      const path = relative(dirname(target(source)), target(found.resolvedFileName)).replace(
        /\.d\.ts$/,
        ".js",
      );
      // `pos` is the place of the opening quote.
      text = `${text.slice(0, pos + 1)}${path.startsWith(".") ? path : `./${path}`}${text.slice(end + 1)}`;
    }
    mkdirSync(dirname(target(source)), { recursive: true });
    writeFileSync(target(source), text);
  }
  return [...packages].sort();
}

function declarationOf(program, source) {
  const file = program.getSourceFile(source);
  let text;
  const { diagnostics } = program.emit(file, (_, written) => {
    text = written;
  });
  const [first] = diagnostics;
  if (first) throw new Error(ts.flattenDiagnosticMessageText(first.messageText, "\n"));
  if (text === undefined) throw new Error(`${source} gave no declarations`);
  return text;
}
