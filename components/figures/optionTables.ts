import type { OptionsTable } from "@/lib/options/options";
import { blockHeatmapOptions } from "./block-heatmap/options";
import { blockSizeCurveOptions } from "./block-size-curve/options";
import { codeExplorerOptions } from "./code-explorer/options";
import { drawAMapOptions } from "./draw-a-map/options";
import { embeddingGradientsOptions } from "./embedding-gradients/options";
import { kernelStepperOptions } from "./kernel-stepper/options";
import { mapDuelOptions } from "./map-duel/options";
import { memoryLedgerOptions } from "./memory-ledger/options";
import { mixedScaleOptions } from "./mixed-scale/options";
import { optimizerRaceOptions } from "./optimizer-race/options";
import { outlierInjectorOptions } from "./outlier-injector/options";
import { paperTablesOptions } from "./paper-tables/options";
import { reproductionOptions } from "./reproduction/options";
import { rooflineOptions } from "./roofline/options";
import { sensitivityOptions } from "./sensitivity/options";
import { stableEmbeddingAblationOptions } from "./stable-embedding-ablation/options";
import { stateMicroscopeOptions } from "./state-microscope/options";
import { trainingLabOptions } from "./training-lab/options";
import { twinRunOptions } from "./twin-run/options";
import { updateErrorMapOptions } from "./update-error-map/options";

/**
 * The options of all figures, by name: for pages while they are built, and for tests.
 *
 * Scripts of a page must not import it. It holds what only a loaded figure needs, and with the maps' and the rules'
 * names much of lib/numerics; the budget test fails if a page's first load holds it.
 */
export const OPTION_TABLES: Readonly<Record<string, OptionsTable>> = {
  "twin-run": twinRunOptions,
  "memory-ledger": memoryLedgerOptions,
  "optimizer-race": optimizerRaceOptions,
  "code-explorer": codeExplorerOptions,
  "map-duel": mapDuelOptions,
  "draw-a-map": drawAMapOptions,
  "block-heatmap": blockHeatmapOptions,
  "block-size-curve": blockSizeCurveOptions,
  "outlier-injector": outlierInjectorOptions,
  "mixed-scale": mixedScaleOptions,
  "kernel-stepper": kernelStepperOptions,
  roofline: rooflineOptions,
  "training-lab": trainingLabOptions,
  "state-microscope": stateMicroscopeOptions,
  "update-error-map": updateErrorMapOptions,
  "embedding-gradients": embeddingGradientsOptions,
  "stable-embedding-ablation": stableEmbeddingAblationOptions,
  "paper-tables": paperTablesOptions,
  reproduction: reproductionOptions,
  sensitivity: sensitivityOptions,
};
