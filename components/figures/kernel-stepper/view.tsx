"use client";

import { useMemo, useRef } from "react";
import { Button } from "@/components/controls/Button";
import { Control } from "@/components/controls/Control";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { RunButtons } from "@/components/controls/RunButtons";
import { Cell } from "@/components/figure/Cell";
import { defineView } from "@/components/figure/figure";
import { useWalk } from "@/components/live/useWalk";
import { BlockPad } from "./BlockPad";
import { Code } from "./Code";
import { Fields } from "./Fields";
import { figure, kernelStepperOptions, STAGES, type Stage } from "./figure";
import styles from "./kernel-stepper.module.css";
import { calledListing, mainListing } from "./kernels";
import { type Fate, fatesOf, stepperOf, tableOf } from "./model";
import { FATE_SIGNS, Picture } from "./Picture";
import { Walk } from "./Walk";
import { captionOf, fateSentence } from "./words";

const SOURCES = [
  "lib/gpu/kernels/step8.wgsl",
  "lib/numerics/trace8.ts",
  "lib/numerics/step8.ts",
  "components/figures/kernel-stepper/scene.ts",
];

/** Time to look at a stage. */
const MS_A_STAGE = 1800;

const FATES: readonly { readonly fate: Fate; readonly words: string }[] = [
  { fate: "extreme", words: "negative extreme" },
  { fate: "tie", words: "tie" },
  { fate: "guard", words: "sign guard" },
  { fate: "zero", words: "stored as zero" },
];

/** One block on its way through the kernel, thread by thread, beside the lines that run. */
export default defineView(figure, function KernelStepper({ values: options, onChange }) {
  const stepper = useMemo(() => stepperOf(options), [options]);
  const { stage, blockSize, means } = options;
  const at = STAGES.indexOf(stage);
  const { walking, start, pause, go } = useWalk({
    at,
    last: STAGES.length - 1,
    from: 0,
    msPerStep: MS_A_STAGE,
    onMove: (goal) => onChange({ stage: STAGES[goal] }),
  });
  const picture = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const caption = captionOf(stepper);
  const { index, thread } = stepper;
  // By the letters that this rule gives its states.
  const states = stepper.rule.states.map(({ symbol }, k) => ({
    ...kernelStepperOptions.state.choices[k],
    label: symbol,
  }));
  return (
    <Cell
      caption={caption}
      state={`stage ${at + 1} of ${STAGES.length}`}
      svg={() => picture.current?.querySelector("svg") ?? null}
      table={() => tableOf(stepper)}
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
          <Control
            spec={kernelStepperOptions.stage}
            value={stage}
            onChange={(value) => go(STAGES.indexOf(value as Stage))}
          />
          <Control
            spec={kernelStepperOptions.rule}
            value={options.rule}
            onChange={(rule) => onChange({ rule })}
          />
          {states.length > 1 && (
            <Control
              spec={{ ...kernelStepperOptions.state, choices: states }}
              value={options.state}
              onChange={(state) => onChange({ state })}
            />
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
            <Picture
              stepper={stepper}
              sentence={caption}
              pad={(geometry) => (
                <BlockPad
                  geometry={geometry}
                  blockSize={blockSize}
                  index={index}
                  onIndex={(value) => onChange({ value })}
                  onType={() => fields.current?.querySelector("input")?.focus()}
                  readOut={`Thread ${thread}. ${fateSentence(stepper, index)}`}
                />
              )}
            />
          </div>
          <Finds
            stepper={stepper}
            onFind={(value) =>
              onChange({ value, stage: at < STAGES.indexOf("quantize") ? "quantize" : stage })
            }
          />
          <Fields stepper={stepper} onEdits={(edits) => onChange({ edits })} holder={fields} />
        </div>
        <div className={styles.beside}>
          <Walk stepper={stepper} />
          <Code listing={mainListing(stage)} label="The kernel" />
          <Code listing={calledListing(stage, options.rule, means)} label="What it calls at this stage" />
        </div>
        <div>
          <OptionPanel
            table={kernelStepperOptions}
            values={options}
            onChange={onChange}
            names={["blockSize", "means", "seed"]}
          />
        </div>
      </div>
    </Cell>
  );
});

interface FindsProps {
  readonly stepper: ReturnType<typeof stepperOf>;
  readonly onFind: (index: number) => void;
}

/** Buttons to the values of which the text speaks: each press goes to the next one of its kind. */
function Finds({ stepper, onFind }: FindsProps) {
  const fates = fatesOf(stepper);
  return (
    <div className={styles.finds}>
      <span className={styles.label}>Find</span>
      {FATES.map(({ fate, words }) => {
        const found = fates.filter((each) => each.fate === fate).map((each) => each.index);
        const next = found.find((index) => index > stepper.index) ?? found[0];
        return (
          <Button key={fate} small disabled={found.length === 0} onClick={() => onFind(next)}>
            <span aria-hidden="true">{FATE_SIGNS[fate]}</span> {words}
          </Button>
        );
      })}
    </div>
  );
}
