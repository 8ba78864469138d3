import type { RunConfig } from "@/lib/training/config";

/** What a change of options asks for: nothing, another learning rate from here on, or another run. */
export function changeBetween(before: RunConfig, after: RunConfig): "none" | "learningRate" | "run" {
  const rest = (config: RunConfig) => JSON.stringify({ ...config, learningRate: 0 });
  if (rest(before) !== rest(after)) return "run";
  return before.learningRate === after.learningRate ? "none" : "learningRate";
}
