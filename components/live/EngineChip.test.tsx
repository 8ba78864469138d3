import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Translation } from "@/components/controls/translation";
import { de } from "@/lib/i18n/de";
import { EngineChip } from "./EngineChip";
import { engineName } from "./engineName";

it("names the engine", () => {
  expect(engineName(null)).toBe("no engine yet");
  expect(engineName({ kind: "webgpu", device: "H100", reason: "", limits: null })).toBe("WebGPU · H100");
  expect(engineName({ kind: "reference", device: "CPU, in JavaScript", reason: "", limits: null })).toBe(
    "CPU, in JavaScript",
  );
});

it("leads to the check of the GPU once there is an engine", () => {
  const chip = (kind: string, reason: string) =>
    renderToStaticMarkup(<EngineChip engine={{ kind, reason }}>GPU</EngineChip>);
  expect(renderToStaticMarkup(<EngineChip engine={null}>GPU</EngineChip>)).toMatch(/^<span/);
  expect(chip("none", "Starting.")).toMatch(/^<span[^>]*title="Starting\."/);
  expect(chip("webgpu", "")).toMatch(/^<a[^>]*href="\/verify\/"[^>]*title="Check what this GPU computes\."/);
  const german = renderToStaticMarkup(
    <Translation locale="de" messages={de}>
      <EngineChip engine={{ kind: "webgpu", reason: "" }}>GPU</EngineChip>
    </Translation>,
  );
  expect(german).toMatch(/^<a[^>]*href="\/de\/verify\/"[^>]*>GPU<\/a>$/);
  expect(german).not.toContain("hreflang");
  expect(chip("reference", "There is no GPU.")).toMatch(/^<a[^>]*title="There is no GPU\."/);
});
