import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { ABLATION } from "@/lib/study/ablation";
import type { Recorded } from "@/lib/study/recorded";

const cwd = fileURLToPath(new URL("../..", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "blockwise-reproduce-"));
const size = ["--vocabulary", "2000", "--width", "16", "--layers", "1", "--context", "16", "--batch", "2"];

const reproduce = (...flags: string[]) =>
  spawnSync(process.execPath, ["scripts/run-tool.mjs", "tools/reproduce/index.ts", ...flags], {
    cwd,
    encoding: "utf8",
  });
const grid = (steps: string) =>
  reproduce(
    "--grid",
    "ablation",
    "--seeds",
    "1",
    "--jobs",
    "2",
    "--steps",
    steps,
    "--out",
    out,
    "--json",
    ...size,
  );

afterAll(() => rmSync(out, { recursive: true }));

it("trains each cell in processes of its own, writes each run down, and goes on from there", () => {
  const first = grid("2");
  const recorded: Recorded = JSON.parse(first.stdout);
  expect(recorded.cells.map(({ name }) => name)).toEqual(ABLATION.map(({ name }) => name));
  for (const { runs } of recorded.cells) {
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ seed: 0, steps: 2 });
  }
  expect(recorded).toMatchObject({ engine: "webgpu", scale: { width: 16, steps: 2 } });
  expect(recorded.command).toMatch(/^npm run reproduce -- --grid ablation/);

  const files = readdirSync(out).filter((name) => name.endsWith(".run.json"));
  expect(files).toHaveLength(ABLATION.length);
  const written = statSync(join(out, files[1])).mtimeMs;
  rmSync(join(out, files[0]));
  const second = grid("2");
  expect(second.stderr).toContain("9 of 10 runs are already finished");
  expect(statSync(join(out, files[1])).mtimeMs).toBe(written);
  // A run that is repeated is the same run.
  const timeless = ({ cells }: Recorded) =>
    cells.map(({ runs }) => runs.map(({ seconds: _, ...run }) => run));
  expect(timeless(JSON.parse(second.stdout))).toEqual(timeless(recorded));

  const other = grid("3");
  expect(other.status).toBe(2);
  expect(other.stderr).toMatch(
    /must be another folder: it has runs of the grid "ablation" at other settings/,
  );
}, 240_000);

it("answers a wrong command line with a sentence and status 2", () => {
  const { status, stderr } = reproduce("--grid", "no-such-grid");
  expect(status).toBe(2);
  expect(stderr.trim()).toMatch(/^--grid is "no-such-grid", but must be one of ablation, [a-z, ]+\.$/);
});
