import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Listing } from "./Listing";
import { excerpt } from "./source/excerpt";

interface SourceProps {
  /** Path in the repository; under lib, since that is the code the tests check. */
  readonly file: `lib/${string}`;
  /** A top-level declaration, or a region between `#region NAME` and `#endregion`. */
  readonly name: string;
}

/** A real excerpt of the code that the page runs, read at build time; the build stops if it is gone. */
export function Source({ file, name }: SourceProps) {
  // The prefix tells the bundler which folder is meant; with a free path it would trace the whole repository.
  const source = readFileSync(join(process.cwd(), "lib", file.slice("lib/".length)), "utf8");
  const { text, line } = excerpt(source, file, name);
  return (
    <Listing text={text} language={file.endsWith(".wgsl") ? "wgsl" : "typescript"} title={file} line={line} />
  );
}
