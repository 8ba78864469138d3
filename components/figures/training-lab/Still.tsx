import { printBytes } from "@/components/charts/format";
import type { Area } from "@/components/charts/plot";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import { StillFrame } from "@/components/figure/StillFrame";
import { Panels } from "@/components/live/curves/Panels";
import { taskInfo } from "@/lib/tasks/catalog";
import { metricLabel } from "@/lib/tasks/names";
import type { RunConfig } from "@/lib/training/config";
import type { HistoryView } from "@/lib/training/history";
import type { TensorLedger } from "@/lib/training/report";
import type { LearningRateChange } from "@/lib/training/runSnapshot";
import { messages } from "./messages";
import { laneLooks, printMetric, stateBytes } from "./model";

/** The data of the still picture. */
export interface StillProps {
  readonly config: RunConfig;
  readonly history: HistoryView;
  readonly rates: readonly LearningRateChange[];
  readonly tensors: readonly TensorLedger[];
  readonly heldOut: readonly number[];
  /** Lines of text that say how the run was made. */
  readonly origin: readonly string[];
}

const WIDTH = 920;
const HEIGHT = 460;
const CURVES: Area = { width: 600, height: HEIGHT, left: 52, right: 548, top: 26, bottom: HEIGHT - 76 };
/** The column of the lanes: its left edge, its width, and the height of a lane, pixels. */
const LANES = { left: 640, width: WIDTH - 640, row: 56 };

/**
 * Draws the run as one picture for files and for readers without scripts: curves, lanes, and how the run was
 * made.
 */
export function Still({ config, history, rates, tensors, heldOut, origin }: StillProps) {
  const t = useWords(messages);
  const live = useLiveWords();
  const looks = laneLooks(config.lanes, live);
  const info = taskInfo(config.task);
  const bytes = stateBytes(tensors);
  const widest = Math.max(1, ...bytes);
  return (
    <StillFrame sentence={origin.join(" ")} width={WIDTH} height={HEIGHT} fontSize={13}>
      <Panels history={history} lanes={looks} rates={rates} area={CURVES} ends="value" count={5} />
      <text x={LANES.left} y={12} fill="var(--muted)" fontSize={11}>
        {metricLabel(info, t)}
      </text>
      <text x={WIDTH} y={26} fill="var(--muted)" fontSize={11} textAnchor="end">
        {t("lab.state")}
      </text>
      {looks.map(({ label, style }, i) => (
        <g key={label} fill={style.colour} transform={`translate(${LANES.left} ${48 + LANES.row * i})`}>
          <line
            x2={24}
            y1={-4}
            y2={-4}
            stroke={style.colour}
            strokeWidth={2.5}
            strokeDasharray={style.dash}
          />
          <text x={32} fontWeight={600}>
            {label}
          </text>
          <text y={18}>{printMetric(info.metric, heldOut[i], t)}</text>
          <text x={LANES.width} y={18} textAnchor="end">
            {t.print(printBytes(bytes[i]))}
          </text>
          <rect y={24} width={Math.round((LANES.width * bytes[i]) / widest)} height={8} />
        </g>
      ))}
      {origin.map((line, i) => (
        <text key={line} y={HEIGHT - 8 - 18 * (origin.length - 1 - i)} fill="var(--muted)">
          {line}
        </text>
      ))}
    </StillFrame>
  );
}
