import { type ReactNode, useId, useState } from "react";
import { printCount } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { RULES } from "@/lib/numerics/rules";
import type { LaneConfig } from "@/lib/training/config";
import { customaryRate, rateHint } from "./customaryRate";
import styles from "./LaneEditor.module.css";
import { readNumber, withNumber, withRule } from "./laneEdit";
import { blockSizes, mapsOf, type OwnNumber, ownNumbersOf, thresholds } from "./lanesCodec";
import { EMBEDDING } from "./model";

interface Props {
  readonly lane: LaneConfig;
  readonly embedding: boolean;
  /** The run's learning rate. */
  readonly runRate: number;
  readonly onChange: (patch: Partial<LaneConfig>) => void;
}

/** What one lane's optimizer does, and how it keeps its state. In 32 bits the rest is of no account. */
export function LaneFields({ lane, embedding, runRate, onChange }: Props) {
  const exact = lane.bits === 32;
  const blocks = [...blockSizes, ...(lane.bits === 4 ? [] : (["tensor"] as const))];
  return (
    <div className={styles.fields}>
      <Select label="Rule" value={lane.rule} onChange={(rule) => onChange(withRule(lane, rule, runRate))}>
        {RULES.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        label="Bits"
        value={lane.bits}
        onChange={(bits) => onChange({ bits: Number(bits) as LaneConfig["bits"] })}
      >
        {[32, 8, 4].map((bits) => (
          <option key={bits} value={bits}>
            {bits}
          </option>
        ))}
      </Select>
      <Select label="Map" value={lane.map} disabled={exact} onChange={(map) => onChange({ map })}>
        {mapsOf(lane.bits).map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        label="Block size"
        value={lane.blockSize}
        disabled={exact}
        onChange={(size) => onChange({ blockSize: size === "tensor" ? size : Number(size) })}
      >
        {blocks.map((size) => (
          <option key={size} value={size}>
            {size === "tensor" ? "one a tensor" : printCount(size)}
          </option>
        ))}
      </Select>
      <Select
        label="Codes for"
        value={lane.min8bitSize}
        disabled={exact}
        onChange={(size) => onChange({ min8bitSize: Number(size) })}
      >
        {[...new Set([...thresholds, lane.min8bitSize])].map((size) => (
          <option key={size} value={size}>
            {size <= 1 ? "all tensors" : `${printCount(size)} values and more`}
          </option>
        ))}
      </Select>
      {embedding && (
        <Select
          label="In 32 bits"
          value={lane.keep32.includes(EMBEDDING) ? EMBEDDING : ""}
          disabled={exact}
          onChange={(layer) => onChange({ keep32: layer === "" ? [] : [layer] })}
        >
          <option value="">no layer</option>
          <option value={EMBEDDING}>the embedding</option>
        </Select>
      )}
      {ownNumbersOf(lane.rule).map((own) => (
        <NumberOfOwn key={own.name} lane={lane} own={own} onChange={onChange} />
      ))}
      <RateHint lane={lane} runRate={runRate} onChange={onChange} />
    </div>
  );
}

/** Which learning rate goes with the lane's rule, where it is not the run's, and the way to it. */
function RateHint({ lane, runRate, onChange }: Omit<Props, "embedding">) {
  const rate = customaryRate(lane.rule, runRate);
  const own: number | undefined = lane.hyper.learningRate;
  return (
    <p role="status" className={styles.hint} data-rate-hint="">
      {rateHint(lane.rule, runRate)}
      {rate !== undefined && (
        <Button
          small
          data-taken={rate === own || undefined}
          onClick={() => onChange({ hyper: { ...lane.hyper, learningRate: rate } })}
        >
          Take {rate}
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

/** A number of the lane's own, taken over on Enter and on leaving the field. */
function NumberOfOwn({
  lane,
  own,
  onChange,
}: Pick<Props, "lane" | "onChange"> & { readonly own: OwnNumber }) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const known: number | undefined = lane.hyper[own.name];
  const take = () => {
    if (draft === null) return;
    const read = readNumber(draft, own);
    setProblem(read.problem);
    if (read.problem) return;
    setDraft(null);
    if (read.value !== known) onChange(withNumber(lane, own, read.value));
  };
  return (
    <div>
      <label htmlFor={id}>{own.label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        placeholder={own.usual}
        value={draft ?? known ?? ""}
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
