import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readSaved } from "./protocol";
import { createSpliceLine, STATE_WITHIN_MS } from "./splice";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const saved = { v: 1, query: "mode=diagnose", step: 0, answers: { 1: true } } as const;

function line() {
  const sent: Record<string, unknown>[] = [];
  const restored: unknown[] = [];
  const splice = createSpliceLine(
    "https://a.example/embed/bug-clinic/",
    (message) => sent.push(message as Record<string, unknown>),
    readSaved,
  );
  splice.ask((state) => restored.push(state));
  return { splice, sent, restored };
}

it("asks for the state and takes it once, as data or as text", () => {
  for (const state of [saved, JSON.stringify(saved)]) {
    const { splice, sent, restored } = line();
    expect(sent[0]).toMatchObject({
      subject: "SPLICE.getState",
      activity_id: "https://a.example/embed/bug-clinic/",
    });
    const answer = { subject: "SPLICE.getState.response", message_id: sent[0].message_id, state };
    expect(splice.hear({ ...answer, message_id: "of another frame" })).toBe(true);
    expect(restored).toEqual([]);
    splice.hear(answer);
    splice.hear(answer);
    expect(restored).toEqual([saved]);
  }
});

it("begins afresh where the host has no state, one that it cannot read, or no answer in time", () => {
  for (const state of [null, 7, "{", { v: 9 }, undefined]) {
    const { splice, sent, restored } = line();
    splice.hear({ subject: "SPLICE.getState.response", message_id: sent[0].message_id, state });
    expect(restored).toEqual([]);
  }
  const { splice, sent, restored } = line();
  vi.advanceTimersByTime(STATE_WITHIN_MS + 1);
  splice.hear({ subject: "SPLICE.getState.response", message_id: sent[0].message_id, state: saved });
  expect(restored).toEqual([]);
});

it("reports a score with its state, and again when the host flushes", () => {
  const { splice, sent } = line();
  splice.hear({ subject: "SPLICE.flushState", message_id: "f0" });
  expect(sent.at(-1)).toEqual({
    subject: "SPLICE.flushState.response",
    message_id: "f0",
    success: true,
    hadState: false,
  });
  splice.report(0.5, saved);
  expect(sent.at(-1)).toMatchObject({ subject: "SPLICE.reportScoreAndState", score: 0.5, state: saved });
  const count = sent.length;
  splice.hear({ subject: "SPLICE.flushState", message_id: "f1" });
  expect(sent.slice(count).map(({ subject }) => subject)).toEqual([
    "SPLICE.reportScoreAndState",
    "SPLICE.flushState.response",
  ]);
  expect(splice.hear({ subject: "lti.frameResize" })).toBe(false);
});
