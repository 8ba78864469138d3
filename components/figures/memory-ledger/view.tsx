"use client";

import { Fragment, type ReactNode, useMemo, useRef } from "react";
import { useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { useNarrow } from "@/components/figure/useNarrow";
import {
  chosenShape,
  chosenTensors,
  type LedgerSetup,
  ledgerOf,
  OWN_SHAPE,
  parametersOf,
} from "@/lib/findings/memory";
import { COUNT_SOURCES, countAgrees, presetNamed } from "@/lib/findings/models";
import type { OptionsTable } from "@/lib/options/options";
import { Bars } from "./Bars";
import { ConfigField } from "./ConfigField";
import { FREE, figure, memoryLedgerOptions, OWN_GPU } from "./figure";
import styles from "./memory-ledger.module.css";
import { type LedgerWords, messages } from "./messages";
import { captionOf, type LedgerValues, printGpu, printParameters, setupOf, tableOf } from "./model";
import { BytesTable, FitTable } from "./Tables";

const SOURCES = [
  "lib/numerics/memory.ts",
  "lib/findings/memory.ts",
  "lib/findings/models.ts",
  "lib/findings/modelShapes.ts",
  "lib/findings/mediaShapes.ts",
  "lib/findings/modelConfig.ts",
  "lib/findings/tensorList.ts",
];

/** Options in the panel of controls; `millions` is shown only for a size of the reader's own. */
const FIRST = ["model", "rule", "bits", "gpu"];
const MORE = ["moments", "blockSize", "gpus", "activations", "weights", "gradients", "rank", "gpuUnit"];

/** Returns the options with the unit at each size of a GPU: the option of the unit is folded away on narrow pages. */
function tableWithUnits({ gpuUnit }: Pick<LedgerSetup, "gpuUnit">, t: LedgerWords): OptionsTable {
  const { gpu } = memoryLedgerOptions;
  const choices = gpu.choices.map(({ value, label }) => ({
    value,
    label: value === OWN_GPU ? label : printGpu({ gpu: value, gpuUnit }, t),
  }));
  return { ...memoryLedgerOptions, gpu: { ...gpu, choices } };
}

/** Shows the memory of one GPU in training, part by part, with 32-bit state and with 16-bit, 8-bit or 4-bit state. */
export default defineView(figure, function MemoryLedger({ values: chosen, onChange }) {
  const t = useWords(messages);
  const picture = useRef<HTMLDivElement>(null);
  const setup = setupOf(chosen);
  const n = parametersOf(chosen);
  const ledgers = useMemo(() => [32, chosen.bits].map((bits) => ledgerOf(chosen, n, bits)), [chosen, n]);
  const caption = captionOf(chosen, t);
  const first = chosen.model === FREE ? ["model", "millions", ...FIRST.slice(1)] : FIRST;
  const own = chosen.gpu === OWN_GPU ? ["ownGpu"] : [];
  const narrow = useNarrow();
  const rest = (
    <>
      <div className={styles.tables}>
        <BytesTable ledgers={ledgers} share={Math.ceil(n / chosen.gpus)} />
        <FitTable values={chosen} />
      </div>
      <ParameterSource values={chosen} />
      <ConfigField onShape={(shape) => onChange({ model: OWN_SHAPE, shape })} />
      <p className={styles.note}>
        {t.parts("note", {
          power: (
            <Fragment key="power">
              2<sup>30</sup>
            </Fragment>
          ),
        })}
      </p>
    </>
  );
  return (
    <Cell
      caption={caption}
      further={narrow && rest}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(chosen, t)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={tableWithUnits(setup, t)}
          values={chosen}
          onChange={onChange}
          names={[...first, ...own, ...MORE]}
          first={[...first, ...own].filter((name) => !["rule", "bits"].includes(name))}
        />
      }
    >
      <div ref={picture}>
        <Bars ledgers={ledgers} gpu={setup} sentence={caption} />
      </div>
      {!narrow && rest}
    </Cell>
  );
});

/** States the source of the number of parameters, and whether the shape of the model agrees with it. */
function ParameterSource({ values }: { readonly values: LedgerValues }) {
  const t = useWords(messages);
  const preset = presetNamed(values.model);
  if (!preset) return <p className={styles.note}>{ownSource(values, t)}</p>;
  const { label, url } = COUNT_SOURCES[preset.source];
  const { isPublished, parameters, counted } = preset;
  const key = !isPublished ? "source.counted" : countAgrees(preset) ? "source.agrees" : "source.differs";
  return (
    <p className={styles.note}>
      {t.parts<ReactNode>(key, {
        model: preset.label,
        parameters: isPublished ? printParameters(parameters, 3, t) : printParameters(counted, 4, t),
        source: (
          <a key="source" href={url} target="_blank" rel="noopener">
            {t.named(`source.of.${preset.source}`, label)}
          </a>
        ),
        counted: printParameters(counted, 4, t),
      })}
    </p>
  );
}

/** Returns a sentence on the number of parameters of a model or a size of the reader's own. */
function ownSource(values: LedgerValues, t: LedgerWords): string {
  const n = parametersOf(values);
  if (values.model !== OWN_SHAPE) return t("own.size");
  if (!chosenShape(values)) return t("own.none", { parameters: printParameters(n, 3, t) });
  return t(chosenTensors(values) ? "own.list" : "own.config", { parameters: printParameters(n, 4, t) });
}
