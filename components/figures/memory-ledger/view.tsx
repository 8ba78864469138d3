"use client";

import { useMemo, useRef } from "react";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import { useNarrow } from "@/components/figure/useNarrow";
import { chosenShape, chosenTensors, ledgerOf, OWN_SHAPE, parametersOf } from "@/lib/findings/memory";
import { COUNT_SOURCES, countAgrees, presetNamed } from "@/lib/findings/models";
import { Bars } from "./Bars";
import { ConfigField } from "./ConfigField";
import { FREE, figure, memoryLedgerOptions, OWN_GPU } from "./figure";
import styles from "./memory-ledger.module.css";
import { captionOf, type LedgerValues, printParameters, setupOf, tableOf } from "./model";
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

/** Shows the memory of one GPU in training, part by part, with 32-bit state and with 16-bit, 8-bit or 4-bit state. */
export default defineView(figure, function MemoryLedger({ values: chosen, onChange }) {
  const picture = useRef<HTMLDivElement>(null);
  const n = parametersOf(chosen);
  const ledgers = useMemo(() => [32, chosen.bits].map((bits) => ledgerOf(chosen, n, bits)), [chosen, n]);
  const caption = captionOf(chosen);
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
        1 GB is a thousand million bytes; 1 GiB is 2<sup>30</sup> bytes. Without a list of shapes, the
        parameters count as one flat tensor; small tensors stay 32-bit and take little. A real run also holds
        buffers and fragments that are not counted here; the paper’s models were measured with all of them, at
        batch size 1.
      </p>
    </>
  );
  return (
    <Cell
      caption={caption}
      further={narrow && rest}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(chosen)}
      sources={SOURCES}
      controls={
        <FoldingOptions
          table={memoryLedgerOptions}
          values={chosen}
          onChange={onChange}
          names={[...first, ...own, ...MORE]}
          first={[...first, ...own].filter((name) => !["rule", "bits"].includes(name))}
        />
      }
    >
      <div ref={picture}>
        <Bars ledgers={ledgers} gpu={setupOf(chosen)} sentence={caption} />
      </div>
      {!narrow && rest}
    </Cell>
  );
});

/** States the source of the number of parameters, and whether the shape of the model agrees with it. */
function ParameterSource({ values }: { readonly values: LedgerValues }) {
  const preset = presetNamed(values.model);
  if (!preset && values.model === OWN_SHAPE)
    return (
      <p className={styles.note}>
        {chosenShape(values)
          ? `Your model has ${printParameters(parametersOf(values), 4)} parameters, counted from ${chosenTensors(values) ? "your list of shapes" : "its config.json"}.`
          : `No config.json or list of shapes has been read yet; ${printParameters(parametersOf(values))} parameters stand in for it.`}
      </p>
    );
  if (!preset) return <p className={styles.note}>The number of parameters is yours.</p>;
  const { label, url } = COUNT_SOURCES[preset.source];
  if (!preset.isPublished)
    return (
      <p className={styles.note}>
        {preset.label}: {printParameters(preset.counted, 4)} parameters, counted from its shape in the{" "}
        <a href={url} target="_blank" rel="noopener">
          {label}
        </a>
        .
      </p>
    );
  const counted = `Its layers, width and vocabulary make ${printParameters(preset.counted, 4)}`;
  return (
    <p className={styles.note}>
      {preset.label}: {printParameters(preset.parameters)} parameters by the{" "}
      <a href={url} target="_blank" rel="noopener">
        {label}
      </a>
      . {counted}
      {countAgrees(preset)
        ? "."
        : ", which does not round to that number; the ledger takes the published number."}
    </p>
  );
}
