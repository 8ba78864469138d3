import type { AnyValues, OptionsTable } from "@/lib/options/options";
import { defaultsOf } from "@/lib/options/options";
import { hasPackedText } from "@/lib/options/packedKeys";
import { readAddress } from "../address";
import { loadedPacker, loadPacker } from "../packer";
import type { HostAgent } from "./agent";
import {
  type Answers,
  type HostPatch,
  type HostRequest,
  limitSaved,
  MAX_PICTURE,
  type OptionDescription,
  type SavedState,
} from "./protocol";
import { createRunDriver, type RunDriver } from "./runDriver";

/** A figure as its frame sees it. */
export interface LinkedFigure {
  readonly options: OptionsTable;
  readonly values: AnyValues;
  readonly notes: readonly string[];
  readonly changedBy: "reader" | "host";
  /** Query of an embed's address for the values, with its question mark; "" for the defaults. */
  readonly query: string;
  /** Changes options, and has called `show` when it returns, if there is a change. */
  readonly changeByHost: (patch: HostPatch) => void;
}

/** What the frame does when the host asks for more than options. */
export interface LinkOrders {
  /** Draws the figure though it is out of sight. */
  draw(): void;
  /** Gives answers that the host has stored to the figure. */
  restore(answers: Answers): void;
}

/** Joins one live figure with the agent of its page. */
export interface FrameLink {
  readonly driver: RunDriver;
  /** Takes the figure after each change of its state; the first call announces it to the host. */
  show(figure: LinkedFigure): void;
  caption(caption: string): void;
  /** Takes the function that returns the picture as the text of an SVG file. */
  picture(svg: () => string): void;
  answer(answers: Answers): void;
  /** Takes requests from now on. @returns a function that stops it */
  open(): () => void;
}

/** Returns the link between a figure and the agent. */
export function createFrameLink(agent: HostAgent, orders: LinkOrders): FrameLink {
  let figure: LinkedFigure | undefined;
  let verdict = "";
  let svgOf = () => "";
  let answers: Answers | undefined;
  /** Ids of requests whose change of the options has not been drawn yet. */
  let unanswered: (string | number)[] = [];

  const saved = (): SavedState =>
    limitSaved({
      v: 1,
      query: figure?.query.replace(/^\?/, "") ?? "",
      step: driver.latest.step,
      ...(answers && { answers }),
    });
  const driver = createRunDriver({
    progress: (progress, running) => agent.post({ type: "progress", ...progress, running }),
    stopped: ({ step, losses }, finished) =>
      agent.post({ type: "result", step, finished, losses, verdict, saved: saved() }),
  });
  const postState = (id?: string | number) => {
    if (!figure) return;
    const { values, notes } = figure;
    agent.post({ type: "state", values, notes, saved: saved(), running: driver.running, id });
  };
  const set = (patch: HostPatch, id?: string | number) => {
    const before = figure;
    if (id !== undefined) unanswered.push(id);
    figure?.changeByHost(patch);
    // A change has been drawn by now. Where there is none, nothing is drawn.
    if (figure === before) answerAll();
  };
  const answerAll = () => {
    const ids = unanswered;
    unanswered = [];
    for (const id of ids) postState(id);
  };
  const obey = (request: HostRequest) => {
    const { id } = request;
    switch (request.type) {
      case "set":
        return set(request.patch, id);
      case "restore": {
        if (!figure) return;
        const { query, step, answers: stored } = request.saved;
        if (stored) {
          answers = stored;
          orders.restore(stored);
        }
        if (step > 0) orders.draw();
        const { options } = figure;
        const take = () => {
          set(readAddress(options, query, "", loadedPacker()).values, id);
          if (step > 0) driver.bringTo(step);
        };
        if (hasPackedText(query)) loadPacker().then(take, take);
        else take();
        return;
      }
      case "getState":
        return postState(id);
      case "getPicture": {
        const svg = svgOf();
        return agent.post({ type: "picture", svg: svg.length <= MAX_PICTURE ? svg : "", id });
      }
      case "run":
        orders.draw();
        driver.run(request.steps);
        break;
      case "step":
        orders.draw();
        driver.step();
        break;
      case "pause":
        driver.pause();
        break;
      case "reset":
        if (driver.hasRun) driver.reset();
        else if (figure) figure.changeByHost(defaultsOf(figure.options));
        break;
      case "visible":
        driver.see(request.visible);
        break;
      case "theme":
        // The agent has set it.
        break;
    }
    if (id !== undefined) postState(id);
  };

  return {
    driver,
    show(next) {
      const before = figure;
      figure = next;
      if (!before) {
        agent.post({ type: "ready", live: true, options: descriptionsOf(next.options) });
        postState();
      } else if (next.values !== before.values || next.notes !== before.notes) {
        // A host that sets what it gets would otherwise never come to an end.
        const echo = next.changedBy === "host" && next.notes.length === 0;
        if (unanswered.length > 0) answerAll();
        else if (!echo) postState();
      }
    },
    caption(caption) {
      verdict = caption;
    },
    picture(svg) {
      svgOf = svg;
    },
    answer(given) {
      answers = given;
      if (agent.settings.report === "none") return;
      const all = Object.values(given);
      const right = all.filter(Boolean).length;
      const score = all.length === 0 ? 0 : right / all.length;
      agent.post({ type: "score", answered: all.length, right, score, saved: saved() });
    },
    open: () => agent.attach(obey),
  };
}

/** Returns what a host needs to know of the options to make controls of its own. */
export function descriptionsOf(table: OptionsTable): OptionDescription[] {
  return Object.entries(table).map(([name, spec]) => ({
    name,
    key: spec.url,
    label: spec.label,
    kind: spec.kind,
    ...(spec.kind === "choice" && { choices: spec.choices.map(({ value }) => value) }),
    ...(spec.kind === "number" && { min: spec.min, max: spec.max }),
  }));
}
