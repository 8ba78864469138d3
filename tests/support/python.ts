/** Reads Python with Python's own parser, where it is installed. */
import { spawnSync } from "node:child_process";

/** A call of a constructor in `bnb.optim`: the name, and the arguments that have names. */
export type OptimizerCall = readonly [name: string, given: Readonly<Record<string, unknown>>];

/** Prints, for each script, the calls of bnb.optim as JSON on a line. */
const READER = `
import ast, json, sys
for text in json.load(sys.stdin):
    calls = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("bnb.optim.") and node.keywords:
            given = {k.arg: ast.literal_eval(k.value) for k in node.keywords}
            calls.append([ast.unparse(node.func), given])
    print(json.dumps(calls))
`;

/** Returns whether this machine has a Python that can parse scripts and print them. */
export const hasPython = (): boolean =>
  spawnSync("python3", ["-c", "import ast, sys; sys.exit(0 if hasattr(ast, 'unparse') else 1)"]).status === 0;

/**
 * Returns the optimizers that each script makes.
 *
 * @throws Error with Python's message if a script is not Python
 */
export function optimizersIn(scripts: readonly string[]): OptimizerCall[][] {
  const { stdout, stderr, status } = spawnSync("python3", ["-c", READER], { input: JSON.stringify(scripts) });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}
