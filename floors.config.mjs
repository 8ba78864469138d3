/**
 * The floors of the house: a file imports from its own floor or from floors below it, never from above.
 * Checked by dependency-cruiser in `npm test`.
 */

/** Subjects that several figures share: folders beside those of the figures. */
const SUBJECTS = ["blocks", "faults", "maps", "pasted", "tasks", "timing", "weights"];

/** Bottom up. Folders on one line are neighbours: they do not see each other. */
const floors = [
  ["lib/i18n"],
  ["lib/numerics", "lib/options"],
  ["lib/gpu"],
  ["lib/nn"],
  ["lib/checkpoints"],
  ["lib/xray"],
  ["lib/replay"],
  ["lib/tasks"],
  ["lib/planned"],
  ["lib/faults"],
  ["lib/training"],
  ["lib/session"],
  ["lib/jobs", "lib/study", "lib/verify"],
  ["lib/recordings"],
  ["lib/findings"],
  ["lib/records"],
  ["components/controls", "components/charts"],
  ["components/figure"],
  ["components/live"],
  ["components/figures"],
  ["components/bench", "components/verify"],
  ["components/prose"],
  ["content"],
  ["app", "carriers"],
];

const pattern = (folders) => `^(${folders.join("|")})/`;

const upward = floors.slice(0, -1).map((floor, level) => ({
  name: `${floor.join("-and-").replaceAll("/", "-")}-looks-up`,
  severity: "error",
  from: { path: pattern(floor) },
  to: { path: pattern(floors.slice(level + 1).flat()) },
}));

const neighbours = floors
  .filter((floor) => floor.length > 1)
  .flatMap((floor) =>
    floor.map((folder) => ({
      name: `${folder.replaceAll("/", "-")}-looks-sideways`,
      severity: "error",
      from: { path: pattern([folder]) },
      to: { path: pattern(floor.filter((other) => other !== folder)) },
    })),
  );

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...upward,
    ...neighbours,
    {
      name: "charts-and-controls-know-no-experiment",
      comment:
        "They may know how an option is described and what words it has, and nothing else of an experiment.",
      severity: "error",
      from: { path: "^components/(charts|controls)/" },
      to: { path: "^lib/", pathNot: "^lib/(options|i18n)/" },
    },
    {
      name: "figures-know-no-other-figure",
      comment: "What two figures need stands in the folder of a subject, which knows no figure.",
      severity: "error",
      from: { path: "^components/figures/([^/]+)/" },
      to: {
        path: "^components/figures/",
        pathNot: `^components/figures/($1|${SUBJECTS.join("|")})/`,
      },
    },
    {
      name: "subjects-of-figures-stand-alone",
      severity: "error",
      from: { path: `^components/figures/(${SUBJECTS.join("|")})/` },
      to: { path: "^components/figures/", pathNot: "^components/figures/$1/" },
    },
    {
      name: "content-imports-no-figure's-inside",
      comment:
        "Chapters take numbers from lib/findings, as figures do. They know figures by their names only.",
      severity: "error",
      from: { path: "^content/" },
      to: { path: "^components/figures/[^/]+/" },
    },
    {
      name: "tools-and-package-see-lib-only",
      comment: "Command line tools and the npm package need no page.",
      severity: "error",
      from: { path: "^(tools|package)/" },
      to: { path: "^(components|content|app)/" },
    },
    {
      name: "numerics-stands-alone",
      comment: "Plain TypeScript: no package, no Node, no DOM (tests may use a test library).",
      severity: "error",
      from: { path: "^lib/numerics/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^lib/numerics/" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "not-resolvable",
      comment: "Programs that run in a project which has installed the package import what that project has.",
      severity: "error",
      from: {
        pathNot:
          "^package/(programs/(programs|inProject)\\.mjs|backends/program\\.mjs|examples/|consumer/.*\\.m[jt]s$)",
      },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts", ".mdx", ".wgsl", ".css", ".json"],
    },
  },
};
