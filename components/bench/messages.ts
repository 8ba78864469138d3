import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { recordMessages } from "@/lib/records/messages";
import { panelMessages } from "./panelMessages";
import { tableMessages } from "./tableMessages";

/** The words of the bench around its panels and its table: the bar, the settings, the sheets, and its notes. */
const placeMessages = {
  "bench.start": "Start",
  "bench.step": "Step",
  "bench.reset": "Reset",
  "bench.steps": { one: "{count} step", other: "{count} steps" },
  "bench.atRest": "At rest. The bench opens as you begin to use it.",
  "bench.noScripts":
    "The bench computes what it shows, so it needs scripts. The chapters and the list of figures do not.",
  "bench.starting": "Starting the engine…",
  "bench.fetching": "Fetching this part…",
  "bench.undo": "Undo",
  "bench.redo": "Redo",
  "bench.close": "Close",
  "bench.dismiss": "Dismiss",

  "bench.settings": "Settings",
  "bench.group.task": "Task and model",
  "bench.group.lanes": "Lanes",
  "bench.group.data": "Data of your own",
  "bench.builtIn": "The built-in data are in use.",
  "bench.keeping": "This browser keeps your data, and the address of the page holds them compressed.",
  "bench.leftOut":
    "This browser keeps your data. They are too long for a link: save the bench as a file to pass them on.",
  "bench.faultOnCpu": "A lane with a fault of the clinic runs on the CPU, and so do the others.",
  "bench.lanesLocked": "The lanes are locked by this lesson’s link.",

  "bench.presets": "Starting points",
  "bench.thePresets": "The starting points",
  "bench.preset.chapter": "Read the chapter",
  "bench.preset.set": "Set up",
  "bench.preset.setThis": "Set up: {title}",
  "bench.preset.faults": "The faults of the clinic: {count} starting points",
  "bench.preset.lanes":
    "Three lanes each: 32-bit state, sound 8-bit state, and 8-bit state with the fault. Every optimizer with a fault is saved and loaded after half of the steps.",

  "bench.keys": "Keys",
  "bench.keys.run": "Start or pause the run",
  "bench.keys.step": "Do one step",
  "bench.keys.reset": "Go back to step 0",
  "bench.keys.presets": "Show the starting points",
  "bench.keys.panel": "Open or close: {title}",
  "bench.keys.list": "Show this list",
  "bench.keys.single": "Single keys are on",

  "bench.opened": "The record of this link",
  "bench.verdictOpen": "The verdict appears here when the run of this record has ended.",
  "bench.theRecord": "The record",

  "bench.kept": "This browser keeps the bench: {bytes}. Nothing is sent anywhere.",
  "bench.keeps": "This browser keeps what you make here. Nothing is sent anywhere.",
  "bench.saveFile": "Save as a file",
  "bench.loadFile": "Load a file",
  "bench.deleteAll": "Delete all runs",

  "bench.note.tooLarge":
    "{file} has {bytes}; files of the bench have at most {most}. The bench is as it was.",
  "bench.note.unread": "{file} could not be read. The bench is as it was.",
  "bench.note.refused": "{problem} The bench is as it was.",
  "bench.note.locked": "{label} is locked by this lesson’s link.",
  "bench.note.loaded": "The file was loaded: {runs}.{lost} Undo brings back what was here before.",
  "bench.note.runs": { one: "one run", other: "{count} runs" },
  "bench.note.lost": {
    one: " One row was damaged and left out.",
    other: " {count} rows were damaged and left out.",
  },
  "bench.note.cleared": "All runs are deleted, here and in the browser’s storage. Undo brings them back.",
  "bench.note.damaged": "What this browser had kept could not be read. {problem} The bench begins anew.",
  "bench.note.dropped": "{count} of the kept rows could not be read and are left out.",
  "bench.note.linkedData":
    "The data of this link take the place of the data of your own that this browser had kept.",
  "bench.note.unfinished":
    "The browser ended this page while a run was training. What it had done by the last copy is a row: {steps} steps.",
  "bench.note.noControls":
    "This run has settings that the controls of the bench do not have, so it cannot be opened here.",
  "bench.storage.blocked":
    "This browser keeps nothing for this page (a private window, or a frame without storage). The bench works, and closing the page discards it: save it as a file.",
  "bench.storage.full":
    "The browser’s storage is full: what has changed since is on this page only. Save the bench as a file, or delete rows.",
  "bench.storage.cleared":
    "The browser’s storage was cleared. This page still has everything and keeps it again.",
  "bench.storage.otherTab":
    "The bench is open in another tab too. Each keeps its own state in the same place: the tab that changes last is what a reload finds.",
} as const satisfies Messages<string>;

/** The words of the bench itself in English. */
export const benchMessages = {
  ...placeMessages,
  ...panelMessages,
  ...tableMessages,
} as const satisfies Messages<string>;

/** All words that parts of the bench find, with those of records. */
export const messages = { ...recordMessages, ...benchMessages } as const satisfies Messages<string>;

/** Finds the words of the bench. */
export type BenchWords = Words<keyof typeof messages>;

export const english: BenchWords = makeWords("en", messages);
