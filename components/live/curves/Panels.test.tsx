import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { laneStyle } from "@/components/charts/lanes";
import { LossHistory } from "@/lib/training/history";
import type { LearningRateChange } from "@/lib/training/runSnapshot";
import { Panels } from "./Panels";

const area = { width: 600, height: 440, left: 50, right: 500, top: 20, bottom: 420 };
const lanes = ["32-bit", "8-bit"].map((label, lane) => ({ label, style: laneStyle(lane) }));

function drawn(steps: number, rates: readonly LearningRateChange[]): string {
  const history = new LossHistory(2);
  const losses = new Float32Array(steps).fill(1);
  history.append(0, [losses, losses], [losses]);
  return renderToStaticMarkup(
    <Panels history={history.view()} lanes={lanes} rates={rates} area={area} ends="both" count={5} />,
  );
}

it("names each change of the learning rate up to the step that comes next", () => {
  const changes = [
    { step: 100, value: 0.25 },
    { step: 200, value: 0.125 },
    { step: 201, value: 0.5 },
  ];
  expect(drawn(200, changes)).toMatch(/>rate 0\.25<.*>rate 0\.125</);
  expect(drawn(200, changes)).not.toContain("rate 0.5");
  expect(drawn(200, [])).not.toContain("rate");
});

it("draws the axis alone where there are no steps yet", () => {
  expect(drawn(0, [])).toContain("step");
  expect(drawn(0, [])).not.toContain("training loss");
  expect(drawn(10, [])).toContain("training loss");
});
