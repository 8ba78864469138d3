import { FieldBoundaries, FieldPoints, FieldShades } from "@/components/charts/FieldMarks";
import type { Area } from "@/components/charts/plot";
import { StillFrame } from "@/components/figure/StillFrame";
import { laneLooks } from "@/components/figures/training-lab/model";
import { Panels } from "@/components/live/curves/Panels";
import { FIELD_SIZE, fieldOpacity, LEVEL, pointsOf } from "@/components/live/plane";
import type { LiveWords } from "@/lib/i18n/englishLive";
import { recordedTwin } from "@/lib/recordings/twinPoints";
import { LossHistory } from "@/lib/training/history";
import { englishFrame, type FrameWords } from "./words";

/** Size of the curves, pixels: as high as the live curves, which take their place. */
const CURVES_SIZE = { width: 460, height: 340 };
const CURVES: Area = { ...CURVES_SIZE, left: 58, right: 356, top: 24, bottom: CURVES_SIZE.height - 22 };

interface StillProps {
  /** Finds the words; by default they are in English. */
  readonly t?: FrameWords;
  /** Finds the words of runs; by default they are in English. */
  readonly live?: LiveWords;
}

const originOf = (t: FrameWords) => {
  const { steps, device } = recordedTwin();
  return { steps: t("bench.steps", { count: steps }), device };
};

/** Draws the curves of the recorded run with the usual settings, for the bench at rest. */
export function CurvesStill({ t = englishFrame, live }: StillProps) {
  const { config, losses, cosines, moves } = recordedTwin();
  const history = new LossHistory(config.lanes.length);
  history.append(0, losses, cosines, moves);
  return (
    <StillFrame sentence={t("bench.curves.still", originOf(t))} {...CURVES_SIZE} fontSize={12}>
      <Panels
        history={history.view()}
        lanes={laneLooks(config.lanes, live)}
        rates={[]}
        area={CURVES}
        ends="both"
        count={4}
      />
    </StillFrame>
  );
}

const SIDE = 224;
const GAP = 12;
const TOP = 25;

/** Draws what both networks of the recorded run have learned, for the bench at rest. */
export function PlanesStill({ t = englishFrame, live }: StillProps) {
  const { config, samples, drawing } = recordedTwin();
  // Samples outside the plane are left out: this picture does not clip them at its edge.
  const points = pointsOf(samples).filter(({ x, y }) => x > 0 && x < 1 && y > 0 && y < 1);
  return (
    <StillFrame
      sentence={t("bench.planes.still", originOf(t))}
      width={2 * SIDE + GAP}
      height={TOP + SIDE}
      fontSize={14}
    >
      {laneLooks(config.lanes, live).map(({ label, style }, i) => (
        <g key={label} transform={`translate(${i * (SIDE + GAP)} ${TOP})`}>
          <text y={-9} fill={style.colour} fontWeight={600}>
            {label}
          </text>
          <FieldShades
            values={drawing.pictures[i]}
            size={FIELD_SIZE}
            opacity={fieldOpacity}
            width={SIDE}
            height={SIDE}
          />
          <FieldPoints points={points} width={SIDE} height={SIDE} />
          <FieldBoundaries
            boundaries={[
              {
                values: drawing.pictures[i],
                level: LEVEL,
                colour: style.colour,
                dashed: style.dash !== undefined,
              },
            ]}
            size={FIELD_SIZE}
            width={SIDE}
            height={SIDE}
          />
        </g>
      ))}
    </StillFrame>
  );
}
