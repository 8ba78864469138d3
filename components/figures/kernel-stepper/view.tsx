"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/controls/Button";
import { Control } from "@/components/controls/Control";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { RunButtons } from "@/components/controls/RunButtons";
import { useTable, useWords } from "@/components/controls/words";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { MoreOptions } from "@/components/figure/MoreOptions";
import { useNarrow } from "@/components/figure/useNarrow";
import { useWalk } from "@/components/live/useWalk";
import { BlockPad } from "./BlockPad";
import { Fields, ValueTrace } from "./ChosenValue";
import { Code } from "./Code";
import { figure, kernelStepperOptions, STAGES, type Stage } from "./figure";
import styles from "./kernel-stepper.module.css";
import { calledListing, mainListing } from "./kernels";
import { messages } from "./messages";
import { type SpecialCase, specialCasesOf, stepperOf, tableOf } from "./model";
import { BlockPicture, CASE_SIGNS } from "./Picture";
import { captionOf, storedSentence } from "./words";

const SOURCES = [
  "lib/gpu/kernels/step8.wgsl",
  "lib/numerics/trace8.ts",
  "lib/numerics/step8.ts",
  "components/figures/kernel-stepper/exampleBlock.ts",
];

/** Time for which each stage is shown while the figure plays. */
const STAGE_MS = 1800;

/** Options under the picture. */
const NAMES = ["blockSize", "means", "seed"];

/** The special cases, in the order of the buttons that find them. */
const CASES: readonly SpecialCase[] = ["extreme", "tie", "guard", "zero"];

/** Shows one block at each stage of the kernel, thread by thread, beside the lines that run. */
export default defineView(figure, function KernelStepper({ values: options, onChange }) {
  const t = useWords(messages);
  const table = useTable(kernelStepperOptions);
  const stepper = useMemo(() => stepperOf(options, t), [options, t]);
  const { stage, blockSize, means: reduction } = options;
  const at = STAGES.indexOf(stage);
  const { walking, start, pause, go } = useWalk({
    at,
    last: STAGES.length - 1,
    from: 0,
    msPerStep: STAGE_MS,
    onMove: (goal) => onChange({ stage: STAGES[goal] }),
  });
  const narrow = useNarrow();
  const picture = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const caption = captionOf(stepper, t);
  const { index, thread } = stepper;
  // The choices are labelled with the symbols of this rule's states.
  const states = stepper.rule.states.map(({ symbol }, k) => ({
    ...table.state.choices[k],
    label: symbol,
  }));
  const state = { ...table.state, choices: states };
  const stageControl = (
    <Control spec={table.stage} value={stage} onChange={(value) => go(STAGES.indexOf(value as Stage))} />
  );
  const valueFields = <Fields stepper={stepper} onEdits={(edits) => onChange({ edits })} holder={fields} />;
  const kernelLines = <Code listing={mainListing(stage)} label={t("code.kernel")} />;
  const calledLines = (
    <Code listing={calledListing(stage, options.rule, reduction)} label={t("code.called")} />
  );
  return (
    <Cell
      caption={caption}
      further={
        narrow && (
          <>
            <ValueTrace stepper={stepper} />
            {valueFields}
            {kernelLines}
            <details className={styles.called}>
              <summary>{t("code.called")}</summary>
              {calledLines}
            </details>
            <MoreOptions
              table={{ ...kernelStepperOptions, state }}
              values={options}
              onChange={onChange}
              names={["rule", ...(states.length > 1 ? ["state"] : []), ...NAMES]}
            />
          </>
        )
      }
      state={t("state", { at: at + 1, all: STAGES.length })}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(stepper, t)}
      sources={SOURCES}
      controls={
        <div className={styles.run}>
          <RunButtons
            running={walking}
            onStart={start}
            onPause={pause}
            onStep={() => go(at + 1)}
            onReset={() => go(0)}
          />
          {!narrow && (
            <>
              {stageControl}
              <Control spec={table.rule} value={options.rule} onChange={(rule) => onChange({ rule })} />
              {states.length > 1 && (
                <Control
                  spec={state}
                  value={options.state}
                  onChange={(chosen) => onChange({ state: chosen })}
                />
              )}
            </>
          )}
        </div>
      }
    >
      {stepper.notes.length > 0 && (
        <div role="status" className={styles.notes}>
          {stepper.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
      <div className={styles.figure}>
        <div>
          <div ref={picture}>
            <BlockPicture
              stepper={stepper}
              sentence={caption}
              pad={(geometry) => (
                <BlockPad
                  geometry={geometry}
                  blockSize={blockSize}
                  index={index}
                  onIndex={(value) => onChange({ value })}
                  onType={() => fields.current?.querySelector("input")?.focus()}
                  readOut={t("pad.value", { thread, stored: storedSentence(stepper, index, t) })}
                />
              )}
            />
          </div>
          {narrow && stageControl}
          <FindButtons
            stepper={stepper}
            onFind={(value) =>
              onChange({ value, stage: at < STAGES.indexOf("quantize") ? "quantize" : stage })
            }
          />
          {!narrow && valueFields}
        </div>
        {!narrow && (
          <>
            <div className={styles.beside}>
              <ValueTrace stepper={stepper} />
              {kernelLines}
              {calledLines}
            </div>
            <div>
              <OptionPanel table={kernelStepperOptions} values={options} onChange={onChange} names={NAMES} />
            </div>
          </>
        )}
      </div>
    </Cell>
  );
});

interface FindButtonsProps {
  readonly stepper: ReturnType<typeof stepperOf>;
  readonly onFind: (index: number) => void;
}

/** Shows a button for each special case, which chooses the next value of that case. */
function FindButtons({ stepper, onFind }: FindButtonsProps) {
  const t = useWords(messages);
  const specialCases = specialCasesOf(stepper);
  return (
    <div className={styles.finds}>
      <span className={styles.label}>{t("find")}</span>
      {CASES.map((specialCase) => {
        const found = specialCases
          .filter((value) => value.specialCase === specialCase)
          .map((value) => value.index);
        const next = found.find((index) => index > stepper.index) ?? found[0];
        return (
          <Button key={specialCase} small disabled={found.length === 0} onClick={() => onFind(next)}>
            <span aria-hidden="true">{CASE_SIGNS[specialCase]}</span> {t(`case.${specialCase}`)}
          </Button>
        );
      })}
    </div>
  );
}
