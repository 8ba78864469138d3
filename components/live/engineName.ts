import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { say } from "@/lib/i18n/said";
import { nameOf } from "@/lib/session/engineNames";
import type { EngineInfo } from "@/lib/training/report";

/** Returns the name of an engine in a figure. @param t finds the words; in English, if left out */
export function engineName(engine: EngineInfo | null, t: LiveWords = englishLive): string {
  if (!engine) return t("live.engine.none");
  const device = say(t, nameOf(engine));
  return engine.kind === "webgpu" ? t("live.engine.webgpu", { device }) : device;
}
