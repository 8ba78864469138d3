import { FieldBoundaries, FieldPoints, FieldShades } from "@/components/charts/FieldMarks";
import { printBytes } from "@/components/charts/format";
import type { Area } from "@/components/charts/plot";
import { useWords } from "@/components/controls/words";
import { StillFrame } from "@/components/figure/StillFrame";
import { Panels } from "@/components/live/curves/Panels";
import { FIELD_SIZE, fieldOpacity, pointsOf } from "@/components/live/plane";
import type { HistoryView } from "@/lib/training/history";
import type { TensorLedger } from "@/lib/training/report";
import type { LearningRateChange } from "@/lib/training/runSnapshot";
import { boundariesOf } from "./Fields";
import { totalsOf } from "./ledger";
import { messages } from "./messages";
import { curveLanes } from "./model";

/** The data of the still picture. */
export interface StillProps {
  readonly history: HistoryView;
  readonly rates: readonly LearningRateChange[];
  readonly tensors: readonly TensorLedger[];
  readonly samples: Float32Array;
  /** Pictures of the 32-bit and of the 8-bit lane. */
  readonly pictures: readonly Float32Array[];
  /** A sentence that says how the run was made. */
  readonly origin: string;
}

const WIDTH = 920;
const HEIGHT = 400;
const SIDE = 240;
const GAP = 16;
const TOP = 24;
/** Left edge of the curves and of the titles of their panels, pixels. */
const CURVES_AT = 2 * SIDE + 2.5 * GAP;
const CURVES: Area = {
  width: WIDTH - CURVES_AT,
  height: HEIGHT,
  left: 46,
  right: WIDTH - CURVES_AT - 96,
  top: TOP + 8,
  bottom: HEIGHT - 56,
};
/** Left edge and length of the longest bar of the ledger, pixels. */
const BAR = { left: 52, width: 2 * SIDE + GAP - 52 - 64 };

/** Draws the whole run as one picture for files and for readers without scripts. */
export function Still({ history, rates, tensors, samples, pictures, origin }: StillProps) {
  const t = useWords(messages);
  const [picture32, picture8] = pictures;
  // Samples outside the plane are left out: this picture does not clip them at its edge.
  const points = pointsOf(samples).filter(({ x, y }) => x > 0 && x < 1 && y > 0 && y < 1);
  const { bytes32, bytes8 } = totalsOf(tensors);
  const widest = Math.max(bytes32, bytes8, 1);
  const lanes = [
    { name: t("lane.32"), colour: "var(--bits32)", picture: picture32, bytes: bytes32 },
    { name: t("lane.8"), colour: "var(--bits8)", picture: picture8, bytes: bytes8 },
  ];
  const boundaries = boundariesOf(picture32, picture8);
  return (
    <StillFrame sentence={origin} width={WIDTH} height={HEIGHT} fontSize={13}>
      {lanes.map(({ name, colour, picture, bytes }, lane) => (
        <g key={name}>
          <text x={lane * (SIDE + GAP)} y={TOP - 8} fill={colour} fontWeight={600}>
            {t("plane.state", { lane: name })}
          </text>
          <g transform={`translate(${lane * (SIDE + GAP)} ${TOP})`}>
            <FieldShades
              values={picture}
              size={FIELD_SIZE}
              opacity={fieldOpacity}
              width={SIDE}
              height={SIDE}
            />
            <FieldPoints points={points} width={SIDE} height={SIDE} />
            <FieldBoundaries boundaries={boundaries[lane]} size={FIELD_SIZE} width={SIDE} height={SIDE} />
            <rect
              x={0.75}
              y={0.75}
              width={SIDE - 1.5}
              height={SIDE - 1.5}
              fill="none"
              stroke={colour}
              strokeWidth={1.5}
            />
          </g>
          <g fill={colour} fontWeight={600} transform={`translate(0 ${TOP + SIDE + 48 + 24 * lane})`}>
            <text y={10}>{name}</text>
            <rect x={BAR.left} width={Math.round((BAR.width * bytes) / widest)} height={12} />
            <text x={2 * SIDE + GAP} y={10} textAnchor="end">
              {t.print(printBytes(bytes))}
            </text>
          </g>
        </g>
      ))}
      <text y={TOP + SIDE + 32} fontWeight={600} fill="var(--ink)">
        {t("ledger.title")}
      </text>
      <g transform={`translate(${CURVES_AT} 0)`}>
        <Panels history={history} lanes={curveLanes(t)} rates={rates} area={CURVES} ends="both" count={5} />
      </g>
      <text y={HEIGHT - 8} fill="var(--muted)">
        {origin}
      </text>
    </StillFrame>
  );
}
