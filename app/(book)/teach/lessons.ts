/** The lesson plans: what a class does, step by step, with links that fix where each step starts. */

/** One step of a lesson. */
export interface LessonStep {
  readonly minutes: number;
  readonly text: string;
  /** Path and query at which the step starts. */
  readonly path: string;
  readonly label: string;
}

/** One lesson. */
export interface Lesson {
  readonly title: string;
  readonly goal: string;
  readonly steps: readonly LessonStep[];
}

/** The lessons, from the shortest to the longest. */
export const LESSONS: readonly Lesson[] = [
  {
    title: "45 minutes: 256 numbers instead of four billion",
    goal: "Students can say what Adam remembers, what a code is, and why a tensor is cut into blocks.",
    steps: [
      {
        minutes: 10,
        text: "Count the bytes of a model’s weights, gradients and optimizer state. Which part is the largest?",
        path: "/embed/memory-ledger/?model=gpt-2-xl&rule=adam&bits=8&lock=model,rule,bits",
        label: "The memory ledger",
      },
      {
        minutes: 10,
        text: "Set the bits of a byte one by one and read the number. Where do the codes lie close together?",
        path: "/embed/code-explorer/?map=dynamic&sign=signed&bits=tree&code=0&lock=map,sign,bits",
        label: "The code explorer",
      },
      {
        minutes: 15,
        text: "Make one value large. Predict which of the others suffer, then look. Do the same with smaller blocks.",
        path: "/embed/outlier-injector/?times=10&block=2048&map=dynamic&state=r&clip=100&beta2=0.98&seed=1&lock=map,state,clip,beta2,seed",
        label: "The outlier injector",
      },
      {
        minutes: 10,
        text: "Train the same network with 32-bit and with 8-bit state. How far apart are the losses at the end?",
        path: "/playground/?steps=600&lock=task,lanes,steps",
        label: "The twin run on the bench",
      },
    ],
  },
  {
    title: "90 minutes: when do 8 bits fail?",
    goal: "Students break an 8-bit optimizer in two ways, explain each, and repair it.",
    steps: [
      {
        minutes: 15,
        text: "Compare the dynamic and the linear map on the same network. Which one follows the reference?",
        path: "/playground/?lanes=adam-32,adam-8-dynamic-b256,adam-8-linear-b256&lock=task,lanes",
        label: "Two maps on the bench",
      },
      {
        minutes: 20,
        text: "Vary the block size of the linear map in a sweep over three seeds. Is the difference larger than a seed’s?",
        path: "/playground/?width=128&lanes=adam-32,adam-8-linear-b256&lock=task,lanes,width",
        label: "The sweep on the bench",
      },
      {
        minutes: 20,
        text: "Compare the map that stores small second moments as zero with the map that does not, at a small ε.",
        path: "/playground/?width=128&lanes=adam-32,adam-8-dynamic-b256-eps1e-12,adam-8-dynamic_above_zero-b256-eps1e-12&lock=task,lanes,width",
        label: "A second moment of zero",
      },
      {
        minutes: 20,
        text: "Find the fault in a network that trains badly, from its readings alone.",
        path: "/embed/bug-clinic/?mode=diagnose&patient=1&lock=mode",
        label: "The clinic",
      },
      {
        minutes: 15,
        text: "Each group explains one failure and the repair with a link to a record of its own run.",
        path: "/playground/",
        label: "The bench",
      },
    ],
  },
  {
    title: "A lab: the class reproduces an ablation",
    goal: "Students run a small form of the ablation of the paper’s Table 3 with many seeds, and decide what is noise.",
    steps: [
      {
        minutes: 20,
        text: "Read what the paper compared, and write down which lane you expect to do worst.",
        path: "/chapters/tables/",
        label: "What the paper measured",
      },
      {
        minutes: 30,
        text: "Each student opens the link with their number, trains the lanes, and sends one line back.",
        path: "/teach/#class",
        label: "The class run",
      },
      {
        minutes: 20,
        text: "Paste all lines. Which gaps lie outside the noise between seeds? Which expectations were wrong?",
        path: "/teach/#class",
        label: "The pooled table",
      },
      {
        minutes: 20,
        text: "Take the optimizer home: write the PyTorch script of one lane, and list what its comments say is different.",
        path: "/playground/?steps=600",
        label: "The record of a run",
      },
    ],
  },
];
