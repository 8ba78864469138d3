/** Names of the map, the rule, the task and the figure, in place of NAME in CONTRIBUTING.md. */
export const NAMES = ["power", "signum", "line", "block-absmax"];

/** The chapter in which the figure is shown, in place of NN-slug in CONTRIBUTING.md. */
export const CHAPTER = "03-blocks";

/** Entries in lists: `insert` is written before the only occurrence of `before` in `file`. */
export const ENTRIES = [
  {
    file: "lib/numerics/maps/index.ts",
    before: 'import { quantile } from "./quantile";',
    insert: 'import { power } from "./power";\n',
  },
  { file: "lib/numerics/maps/index.ts", before: "  quantile,\n", insert: "  power,\n" },
  {
    file: "components/figures/blocks/options.de.ts",
    before: '  "options.map.quantile"',
    insert: '  "options.map.power": "Potenzen",\n',
  },
  {
    file: "components/figures/tasks/tasks.de.ts",
    before: '  "options.points.data.label"',
    insert:
      '  "options.line.slope.label": "Steigung",\n  "options.line.slope.help": "Wie steil die Gerade ist, auf der die Punkte liegen.",\n',
  },
  {
    file: "components/figures/tasks/tasks.de.ts",
    before: '  "task.points.label"',
    insert:
      '  "task.line.label": "Gerade",\n  "task.line.summary": "Ein Netz mit einer verborgenen Schicht lernt y aus x; y ist x mal die Steigung.",\n  "task.line.metric": "mittlerer quadratischer Fehler (Wurzel) bei Testbeispielen",\n',
  },
  {
    file: "lib/numerics/rules/index.ts",
    before: 'import type { Rule } from "./rule";',
    insert: 'import { signum } from "./signum";\n',
  },
  { file: "lib/numerics/rules/index.ts", before: "  muon,\n] as const", insert: "  signum,\n" },
  {
    file: "lib/gpu/ruleKernels.ts",
    before: "import updateClip from",
    insert: 'import signum from "./kernels/rules/signum.wgsl";\n',
  },
  { file: "lib/gpu/ruleKernels.ts", before: "  ademamix,\n", insert: "  signum,\n" },
  {
    file: "lib/tasks/catalog.ts",
    before: "import { pointsInfo } from",
    insert: 'import { lineInfo } from "./line/info";\n',
  },
  { file: "lib/tasks/catalog.ts", before: "  charsInfo,\n", insert: "  lineInfo,\n" },
  {
    file: "lib/tasks/index.ts",
    before: "import { points } from",
    insert: 'import { line } from "./line/line";\n',
  },
  { file: "lib/tasks/index.ts", before: "chars, words]", insert: "line, " },
  {
    file: "components/figures/training-lab/pictures/index.ts",
    before: 'import type { TaskPicture } from "./picture";',
    insert: 'import { describeLines, LineView } from "./line";\n',
  },
  {
    file: "components/figures/training-lab/pictures/index.ts",
    before: "  chars: {",
    insert: "  line: { fitsHalf: () => true, View: LineView, describe: describeLines },\n",
  },
  {
    file: "components/figures/training-lab/pictures/messages.ts",
    before: '  "lab.letters.key"',
    insert:
      '  "lab.straight.waiting": "No line has been learned yet.",\n  "lab.straight.worst": "{lane} is {away} off at worst",\n\n',
  },
  {
    file: "components/figures/training-lab/pictures/messages.de.ts",
    before: '  "lab.letters.key"',
    insert:
      '  "lab.straight.waiting": "Noch ist keine Gerade gelernt.",\n  "lab.straight.worst": "{lane} weicht höchstens um {away} ab",\n\n',
  },
  { file: "components/figures/index.ts", before: '  "block-heatmap",\n', insert: '  "block-absmax",\n' },
  {
    file: "components/figures/heights.json",
    before: '  "block-heatmap":',
    insert: '  "block-absmax": [600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600],\n',
  },
  {
    file: "content/chapters/03-blocks.mdx",
    before: "<Remember>",
    insert: '<Figure name="block-absmax" />\n\n',
  },
];
