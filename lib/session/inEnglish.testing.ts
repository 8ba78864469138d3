/** Messages of workers as an English reader reads them, for tests. */
import { inEnglish } from "@/lib/i18n/englishLive";
import type { EngineInfo, RunSaid } from "@/lib/training/report";

/** What is said in a message of a worker. */
interface Saying {
  readonly sentence?: RunSaid;
  readonly engine?: EngineInfo;
}

/** Returns a copy of a message with its words in English. */
export function messageInEnglish<M>(message: M): M {
  const copy = structuredClone(message) as M & Saying;
  return {
    ...copy,
    ...(copy.sentence !== undefined && { sentence: inEnglish(copy.sentence) }),
    ...(copy.engine && { engine: { ...copy.engine, reason: inEnglish(copy.engine.reason) } }),
  };
}
