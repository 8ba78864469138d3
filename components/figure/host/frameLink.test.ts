import { expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import * as history from "../history";
import { embedQuery } from "../links";
import { testOptions as table } from "../testOptions";
import type { HostAgent } from "./agent";
import { createFrameLink } from "./frameLink";
import type { FrameMessage, HostRequest } from "./protocol";
import { readSettings } from "./settings";

/** A figure with the test options, its link, and the messages that it sent. */
function frame(search = "") {
  const sent: FrameMessage[] = [];
  let ask: (request: HostRequest) => void = () => {};
  const agent: HostAgent = {
    ...readSettings(search),
    focus: false,
    attach(receive) {
      ask = receive;
      return () => {};
    },
    post: (message) => sent.push(message),
  };
  const restored: object[] = [];
  const link = createFrameLink(agent, { draw() {}, restore: (answers) => restored.push(answers) });
  let state = history.startHistory(defaultsOf(table));
  const show = (next: history.History) => {
    state = next;
    link.show({
      options: table,
      values: state.values,
      notes: state.notes,
      changedBy: state.by,
      query: embedQuery(table, state.values),
      changeByHost: (patch) => show(history.changeByHost(state, table, patch)),
    });
  };
  show(state);
  link.open();
  return {
    sent,
    restored,
    link,
    ask: (request: HostRequest) => ask(request),
    /** The reader's hand on a control. */
    change: (patch: history.Patch) => show(history.change(state, table, patch, 0)),
    values: () => state.values,
  };
}
const states = (sent: readonly FrameMessage[]) => sent.filter(({ type }) => type === "state");

it("a figure announces its options and its state", () => {
  const { sent } = frame();
  expect(sent.map(({ type }) => type)).toEqual(["ready", "state"]);
  expect(sent[0]).toMatchObject({ live: true });
  expect(JSON.stringify(sent[0])).toContain('"name":"numbers","key":"n"');
});

it("changes of the reader are told, and those of the host are not echoed", () => {
  const { sent, ask, change, values } = frame();
  change({ code: 7 });
  expect(states(sent)).toHaveLength(2);
  expect(states(sent).at(-1)).toMatchObject({ values: { code: 7 }, saved: { query: "code=7" } });
  ask({ type: "set", patch: { code: 9 } });
  expect(values().code).toBe(9);
  expect(states(sent)).toHaveLength(2);
});

it("a host hears of its own values where they were corrected, and where it asks for an answer", () => {
  const { sent, ask } = frame();
  ask({ type: "set", patch: { code: 999 } });
  expect(states(sent).at(-1)).toMatchObject({ values: { code: 255 }, notes: [/outside 0 to 255/] });
  ask({ type: "set", patch: { code: 3 }, id: "a" });
  expect(states(sent).at(-1)).toMatchObject({ values: { code: 3 }, id: "a" });
  ask({ type: "getState", id: 8 });
  expect(states(sent).at(-1)).toMatchObject({ id: 8, running: false });
});

it("a stored state comes back with its answers", () => {
  const { ask, values, restored } = frame();
  ask({ type: "restore", saved: { v: 1, query: "code=5&map=linear", step: 0, answers: { 2: true } } });
  expect(values()).toMatchObject({ code: 5, map: "linear" });
  expect(restored).toEqual([{ 2: true }]);
});

it("a score is reported only where the address asks for it", () => {
  const silent = frame();
  silent.link.answer({ 1: true });
  expect(silent.sent.some(({ type }) => type === "score")).toBe(false);
  const { sent, link } = frame("?report=score");
  link.answer({ 1: true, 2: false });
  expect(sent.at(-1)).toMatchObject({
    type: "score",
    answered: 2,
    right: 1,
    score: 0.5,
    saved: { answers: { 1: true, 2: false } },
  });
});
