import { ADAPTER_SWITCH } from "@/lib/session/workerName";
import { startFuzz } from "./fuzz";
import { STRING_TESTS, type StringTest, testStrings } from "./strings";

/** The test switches of an address. */
export interface Switches {
  readonly stringTest?: StringTest;
  /** Seed of the random use. */
  readonly fuzz?: number;
  /** A sentence for each switch with a value that it does not have; the switch is then off. */
  readonly problems: readonly string[];
}

/** Largest seed: a generator takes 32 bits. */
const LARGEST_SEED = 2 ** 32 - 1;

/** Reads the switches from the query of an address. Workers obey `adapter` as they start: see lib/session/workerName. */
export function readSwitches(search: string): Switches {
  const query = new URLSearchParams(search);
  const problems: string[] = [];
  const given = query.get("stringTest");
  const stringTest = STRING_TESTS.find((test) => test === given);
  if (given !== null && !stringTest)
    problems.push(`stringTest is “${given}”, but must be one of ${STRING_TESTS.join(", ")}.`);
  const adapter = query.get("adapter");
  if (adapter !== null && !ADAPTER_SWITCH.some((value) => value === adapter))
    problems.push(`adapter is “${adapter}”, but must be ${ADAPTER_SWITCH.join(" or ")}.`);
  const text = query.get("fuzz");
  const seed = text !== null && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const fuzz = seed <= LARGEST_SEED ? seed : undefined;
  if (text !== null && fuzz === undefined)
    problems.push(`fuzz is “${text}”, but must be a whole number from 0 to ${LARGEST_SEED}.`);
  return { stringTest, fuzz, problems };
}

/** Starts what the address of the page asks for. @returns the problems of the switches, as sentences */
export function startSwitches(): readonly string[] {
  const { stringTest, fuzz, problems } = readSwitches(window.location.search);
  if (stringTest) testStrings(stringTest);
  if (fuzz !== undefined) startFuzz(fuzz);
  return problems;
}
