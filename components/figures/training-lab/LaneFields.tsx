import { type ReactNode, useId, useState } from "react";
import { printCount } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { useWords } from "@/components/controls/words";
import { bitsInWords } from "@/lib/faults/laneFaultMessages";
import { isMomentBits, writeBits } from "@/lib/numerics/momentBits";
import { RULES } from "@/lib/numerics/rules";
import type { LaneConfig } from "@/lib/training/config";
import styles from "./LaneEditor.module.css";
import {
  customaryRate,
  FAULT_CHOICES,
  rateHint,
  readNumber,
  withFault,
  withNumber,
  withRule,
} from "./laneEdit";
import {
  blockSizesOf,
  type LaneNumber,
  laneNumbersOf,
  MIN_8BIT_SIZES,
  mapsOf,
  momentChoices,
  readBits,
} from "./lanesCodec";
import { messages } from "./messages";
import { EMBEDDING } from "./model";

interface Props {
  readonly lane: LaneConfig;
  readonly embedding: boolean;
  /** The run's learning rate. */
  readonly runRate: number;
  /** Whether the lane can have a fault of the clinic. */
  readonly faults: boolean;
  readonly onChange: (patch: Partial<LaneConfig>) => void;
}

/**
 * Shows the settings of one lane: its rule, and how its state is stored. With 32-bit state, map and block
 * size are off.
 */
export function LaneFields({ lane, embedding, runRate, faults, onChange }: Props) {
  const t = useWords(messages);
  const exact = lane.bits === 32;
  const blocks = blockSizesOf(lane.bits);
  const choices = momentChoices(lane.rule);
  const own = writeBits(lane.bits, "_");
  // A link may have a mix that is not among the choices.
  const moments =
    isMomentBits(lane.bits) && !choices.some((bits) => writeBits(bits, "_") === own)
      ? [...choices, lane.bits]
      : choices;
  const shared = [32, 8, 4] as const;
  return (
    <div className={styles.fields}>
      <Select
        label={t("lab.lane.rule")}
        value={lane.rule}
        onChange={(rule) => onChange(withRule(lane, rule, runRate))}
      >
        {RULES.map(({ name, label }) => (
          <option key={name} value={name}>
            {t.named(`rule.${name}`, label)}
          </option>
        ))}
      </Select>
      <Select
        label={t("lab.lane.bits")}
        value={own}
        onChange={(bits) => onChange({ bits: readBits(lane.rule, bits) })}
      >
        {shared.map((bits) => (
          <option key={bits} value={bits}>
            {bits}
          </option>
        ))}
        {moments.map((bits) => (
          <option key={writeBits(bits, "_")} value={writeBits(bits, "_")}>
            {bitsInWords(bits, t)}
          </option>
        ))}
      </Select>
      <Select
        label={t("lab.lane.map")}
        value={lane.map}
        disabled={exact}
        onChange={(map) => onChange({ map })}
      >
        {mapsOf(lane.bits).map(({ name, label }) => (
          <option key={name} value={name}>
            {t.named(`map.${name}`, label)}
          </option>
        ))}
      </Select>
      <Select
        label={t("lab.lane.blockSize")}
        value={lane.blockSize}
        disabled={exact}
        onChange={(size) => onChange({ blockSize: size === "tensor" ? size : Number(size) })}
      >
        {blocks.map((size) => (
          <option key={size} value={size}>
            {size === "tensor" ? t("lab.lane.oneBlock") : t.print(printCount(size))}
          </option>
        ))}
      </Select>
      <Select
        label={t("lab.lane.codes")}
        value={lane.min8bitSize}
        disabled={exact}
        onChange={(size) => onChange({ min8bitSize: Number(size) })}
      >
        {[...new Set([...MIN_8BIT_SIZES, lane.min8bitSize])].map((size) => (
          <option key={size} value={size}>
            {size <= 1 ? t("lab.lane.allTensors") : t("lab.lane.fromSize", { size })}
          </option>
        ))}
      </Select>
      {embedding && (
        <Select
          label={t("lab.lane.keep32")}
          value={lane.keep32.includes(EMBEDDING) ? EMBEDDING : ""}
          disabled={exact}
          onChange={(layer) => onChange({ keep32: layer === "" ? [] : [layer] })}
        >
          <option value="">{t("lab.lane.noLayer")}</option>
          <option value={EMBEDDING}>{t("lab.lane.embedding")}</option>
        </Select>
      )}
      {faults && (
        <Select
          label={t("lab.lane.fault")}
          value={lane.fault ?? ""}
          onChange={(name) => onChange(withFault(lane, name, embedding))}
        >
          <option value="">{t("lab.lane.sound")}</option>
          {FAULT_CHOICES.map(({ name, label }) => (
            <option key={name} value={name}>
              {t.named(`fault.${name}.label`, label)}
            </option>
          ))}
        </Select>
      )}
      {laneNumbersOf(lane.rule).map((own) => (
        <LaneNumberField key={own.name} lane={lane} own={own} onChange={onChange} />
      ))}
      <RateHint lane={lane} runRate={runRate} onChange={onChange} />
    </div>
  );
}

/**
 * Shows the usual learning rate of the lane's rule, if it differs from the run's, with a button that sets it.
 */
function RateHint({ lane, runRate, onChange }: Omit<Props, "embedding" | "faults">) {
  const t = useWords(messages);
  const rate = customaryRate(lane.rule, runRate);
  const own: number | undefined = lane.hyper.learningRate;
  return (
    <p role="status" className={styles.hint} data-rate-hint="">
      {rateHint(lane.rule, runRate, t)}
      {rate !== undefined && (
        <Button
          small
          data-taken={rate === own || undefined}
          onClick={() => onChange({ hyper: { ...lane.hyper, learningRate: rate } })}
        >
          {t("lab.lane.takeRate", { rate: t.print(String(rate)) })}
        </Button>
      )}
    </p>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string | number;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

/** Shows a list of choices with its label. */
function Select({ label, value, disabled, onChange, children }: SelectProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  );
}

/**
 * Shows the field of a number that belongs to the lane alone. It takes effect on Enter and when the field
 * loses focus.
 */
function LaneNumberField({
  lane,
  own,
  onChange,
}: Pick<Props, "lane" | "onChange"> & { readonly own: LaneNumber }) {
  const t = useWords(messages);
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const known: number | undefined = lane.hyper[own.name];
  const take = () => {
    if (draft === null) return;
    const read = readNumber(draft, own, t);
    setProblem(read.problem);
    if (read.problem) return;
    setDraft(null);
    if (read.value !== known) onChange(withNumber(lane, own, read.value));
  };
  return (
    <div>
      <label htmlFor={id}>{t(`lab.${own.name}`)}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        placeholder={t(`lab.${own.name}.usual`)}
        value={draft ?? (known === undefined ? "" : t.print(String(known)))}
        aria-invalid={problem !== ""}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
      <span id={`${id}-problem`} role="status" className={styles.problem}>
        {problem}
      </span>
    </div>
  );
}
