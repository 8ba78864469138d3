"use client";

import { useMemo, useRef } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { ledgerOf, parametersOf } from "@/lib/findings/memory";
import { Bars } from "./Bars";
import { Count } from "./Count";
import { Each } from "./Each";
import { Fit } from "./Fit";
import { FREE, figure, memoryLedgerOptions } from "./figure";
import styles from "./memory-ledger.module.css";
import { captionOf, tableOf } from "./model";

const SOURCES = [
  "lib/numerics/memory.ts",
  "lib/findings/memory.ts",
  "lib/findings/models.ts",
  "lib/findings/modelShapes.ts",
];

const FIRST = ["model", "rule", "bits", "gpu"];
const MORE = ["blockSize", "gpus", "activations", "weights", "gradients"];

/** What training a model takes on one GPU, part by part, with 32-bit state and with less. */
export default defineView(figure, function MemoryLedger({ values: chosen, onChange }) {
  const picture = useRef<HTMLDivElement>(null);
  const n = parametersOf(chosen);
  const ledgers = useMemo(() => [32, chosen.bits].map((bits) => ledgerOf(chosen, n, bits)), [chosen, n]);
  const caption = captionOf(chosen);
  const first = chosen.model === FREE ? ["model", "millions", ...FIRST.slice(1)] : FIRST;
  return (
    <Cell
      caption={caption}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(chosen)}
      sources={SOURCES}
      controls={
        <OptionPanel
          table={memoryLedgerOptions}
          values={chosen}
          onChange={onChange}
          names={[...first, ...MORE]}
        />
      }
    >
      <div ref={picture}>
        <Bars ledgers={ledgers} gpu={chosen.gpu} sentence={caption} />
      </div>
      <div className={styles.tables}>
        <Each ledgers={ledgers} share={Math.ceil(n / chosen.gpus)} />
        <Fit values={chosen} />
      </div>
      <Count values={chosen} />
      <p className={styles.note}>
        1 GB is a thousand million bytes. The parameters count as one flat tensor; the small tensors of a real
        model stay 32-bit and weigh little. A real run also holds buffers and fragments that no ledger knows;
        the paper’s models were measured with all of them, at batch size 1.
      </p>
    </Cell>
  );
});
