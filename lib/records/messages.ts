import { laneFaultMessages } from "@/lib/faults/laneFaultMessages";
import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The sentences about configurations, records and sessions of unknown origin that cannot be read. */
const refusals = {
  "records.quoted": "“{text}”",
  "records.missing": "missing",
  "records.object": "an object",
  "records.run": "The run could not be read: {why}.",
  "records.run.none": "there is no configuration",
  "records.run.task": "there is no task {value}",
  "records.run.options": "the options of the task are missing",
  "records.run.ownData": "its own data cannot be used with this task",
  "records.run.width": "the width is {value}",
  "records.run.batch": "the number of samples a step is {value}",
  "records.run.seed": "the seed is {value}",
  "records.run.steps": "the number of steps is {value}",
  "records.run.rate": "the learning rate is {value}",
  "records.run.lanes": "a run has 1 to {most} lanes",
  "records.run.lane": "a lane is not described",
  "records.run.rule": "there is no update rule {value}",
  "records.run.moments": "state has 8 or 32 bits for each moment of {rule}: {moments}",
  "records.run.bits": "state has 32, 8 or 4 bits, not {value}",
  "records.run.map": "there is no map {value}",
  "records.run.block": "the block size is {value}",
  "records.run.momentBlock": "bits per moment need a block size",
  "records.run.threshold": "the threshold is {value}",
  "records.run.kept": "the layers that stay in 32 bits are no list of names",
  "records.run.numbers": "a lane has no list of numbers",
  "records.run.range": "a number of a lane is out of range",
  "records.run.mapValues": "the values of a map are no ascending numbers",
  "records.record": "The record could not be read: {why}.",
  "records.record.text": "its text is damaged",
  "records.record.none": "it holds no record",
  "records.record.later":
    "it was written by a later version of this page ({version}; this page reads {known})",
  "records.record.version": "its version is missing",
  "records.record.engine": "the engine is missing",
  "records.record.losses": "the losses are damaged",
  "records.record.results": "the results are damaged",
  "records.record.hashes": "the hashes of the states are damaged",
  "records.record.bytes": "the sizes of the states are damaged",
  "records.record.rates": "the changes of the learning rate are damaged",
  "records.record.date": "the date is damaged",
  "records.file.damaged": "The file is damaged or cut off: it is no JSON.",
  "records.file.other": "This is not a file of the bench: it does not say so in its first field.",
  "records.file.later":
    "The file was written by a later version of this page ({version}); this page reads {known}.",
  "records.file.version": "The version of the file is missing.",
} as const satisfies Messages<string>;

/** The lines of a class run that are left out. */
const lines = {
  "records.line.mark": "Line {line} is no line of a class run.",
  "records.line.settings": "Line {line} belongs to a run with other settings.",
  "records.line.seed": "Line {line} has no seed.",
  "records.line.engine": "Line {line} does not say where it was trained.",
  "records.line.cut": "Line {line} has {results} results; {lanes} lanes were trained, so it was cut off.",
  "records.line.number": "Line {line} has a result that is no number.",
  "records.line.link": "Line {line} is a link whose record is damaged or cut off.",
  "records.line.stopped": "Line {line} is the record of a run that was stopped.",
  "records.line.repeats": "Line {line} repeats the result of seed {seed}, which counts once.",
  "records.line.another": "Line {line} has another result for seed {seed}: the first one counts.",
} as const satisfies Messages<string>;

/** The settings of runs and lanes as short texts. */
const settings = {
  "records.on": "on",
  "records.off": "off",
  "records.setting.task": "task",
  "records.setting.data": "data",
  "records.setting.own": "own",
  "records.setting.width": "width",
  "records.setting.batch": "samples a step",
  "records.setting.rate": "learning rate",
  "records.setting.steps": "steps",
  "records.setting.seed": "seed",
  "records.lane.drawn": "drawn map",
  "records.lane.tensor": "one block a tensor",
  "records.lane.blocks": "blocks of {size}",
  "records.lane.threshold": "from {size} values",
  "records.lane.kept": "{layers} in 32 bits",
  "records.lane.fault": "fault “{name}”",
} as const satisfies Messages<string>;

/** The verdict on a run that repeats a record. `{percent}` is the tolerance. */
const verdicts = {
  "records.verdict.incomplete":
    "The run ended after {done} of the {steps} recorded steps, so that it cannot be compared.",
  "records.verdict.losses": "Reproduced to the last bit: all recorded losses are equal.",
  "records.verdict.all":
    "Reproduced to the last bit: all recorded losses are equal, and so are the states of the optimizers at the end.",
  "records.verdict.close":
    "Reproduced within the tolerance ({percent} % of the loss at the end), not to the last bit. {where}{place}",
  "records.verdict.different":
    "Not reproduced: the loss of {lanes} is further from the record than the tolerance of {percent} %. {where}{place}",
  "records.verdict.states":
    "All recorded losses are equal, but the states of the optimizers at the end are not.",
  "records.verdict.from": "The losses differ from step {step} on.",
  "records.verdict.fromAfter":
    "The losses differ from step {step} on (equal at step {before}, the recorded step before).",
  "records.verdict.place": " The record was made on {earlier}, this run on {now}.",
} as const satisfies Messages<string>;

/** What a sweep varies, and why a value is refused. */
const sweeps = {
  "records.sweep.refused": "“{value}” is not {what}.",
  "records.sweep.blockSize": "a block size from 1, or the word tensor",
  "records.sweep.oneOf": "one of {names}",
  "records.sweep.bits": "32, 8 or 4",
  "records.sweep.epsilon": "a number from 0 to 1",
  "records.sweep.whole": "a whole number from 0",
  "records.sweep.factor": "a factor from 1/1024 to 1024",
  "records.sweep.moments": "State with bits per moment needs a block size.",
  "records.sweep.fourBits": "4-bit state needs a block size.",
  "records.sweep.noEpsilon": "The rule {rule} has no ε.",
  "records.sweep.choose": "Choose what the sweep varies.",
  "records.sweep.write": "Write the values, separated by commas, such as {example}.",
  "records.sweep.many": "These are {runs} runs; a sweep has at most {most}.",
  "records.sweep.seeds": "{seeds} seeds",
} as const satisfies Messages<string>;

/** What a command line cannot train. */
const commands = {
  "records.command": "The command line cannot train this run: {why}.",
  "records.command.lanes":
    "it trains two lanes, the first with 32-bit state and the second with 8-bit or 4-bit state",
  "records.command.rule": "both of its lanes have the same rule with the same numbers",
  "records.command.faults":
    "its faults are those of the clinic, which train the model of chapter 9 (--fault)",
  "records.command.map": "it takes no maps made by hand",
  "records.command.numbers": "it has no option for {names}",
  "records.command.file": "In place of FILE stands a file with the data of the reader’s own.",
} as const satisfies Messages<string>;

/** The state of a lane as a file. */
const states = {
  "records.state.missing": "The file has no state of the parameter “{name}”.",
  "records.state.shape": "The state of “{name}” has the shape {found} in the file; the model has {wanted}.",
  "records.state.stored":
    "States were stored anew as this lane stores them: each value may move to the nearest code.",
  "records.state.steps":
    "The parameters of the file have done different numbers of steps: the largest number counts.",
  "records.state.fault": "The state of a lane with a fault cannot be exchanged.",
  "records.state.drawn": "The state of a map that was drawn cannot be exchanged.",
  "records.state.fourBits": "The library has no optimizer with 4-bit state.",
  "records.state.moments": "The library stores all moments of an optimizer in the same bits.",
} as const satisfies Messages<string>;

/** The sentences of records themselves in English. */
export const ownMessages = {
  ...refusals,
  ...lines,
  ...settings,
  ...verdicts,
  ...sweeps,
  ...commands,
  ...states,
} as const satisfies Messages<string>;

/** All sentences that records find in English, with those on the faults of lanes. */
export const recordMessages = { ...laneFaultMessages, ...ownMessages } as const satisfies Messages<string>;

/** The key of a sentence of records. */
export type RecordKey = keyof typeof recordMessages;

/** Finds the sentences of records. */
export type RecordWords = Words<RecordKey>;

export const english: RecordWords = makeWords("en", recordMessages);
