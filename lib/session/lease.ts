/**
 * The lease of a worker: the one way in which a worker is opened, rested, woken, handed over and lost.
 *
 * A worker is there exactly while three things hold: work is wanted, the figure is near the viewport, and,
 * for work on the GPU, it is the figure's turn. When one of them ends, the worker ends and its GPU device
 * with it. When all hold again, a new worker begins the work: where the old one stood, if it could say so,
 * else from the start.
 */
import type { Said } from "@/lib/i18n/said";
import type { OpenSession, Session } from "./open";
import type { Claim, Turns } from "./turns";

/** A worker that has not said where it stands by then is ended all the same, and its work begins anew. */
const PATIENCE_MS = 5000;

/** What a lease must know of the work. */
export interface LeaseTerms<To, From> {
  readonly open: OpenSession<To, From>;
  /** Turns at the GPU; null for work that never uses it. */
  readonly turns: Turns | null;
  /** Tells a worker what to do: one that has just been opened, or the open one at other work. */
  begin(send: (message: To) => void): void;
  /** Hears every message of the worker except the answer to `farewell.question`. */
  hear(message: From): void;
  /** Hears why the worker stopped. The lease has been ended then, as by `stop`. */
  fail(why: Said): void;
  /** Called when another figure has taken the GPU from work that is not done. */
  interrupted?(): void;
  /** How a worker says where it stands before it ends; left out if it cannot. */
  readonly farewell?: Farewell<To, From>;
}

/** The last exchange with a worker. */
export interface Farewell<To, From> {
  readonly question: To;
  /**
   * Keeps where the work stood, for the next `begin`, if the message is the answer.
   *
   * @param stale whether other work is wanted meanwhile, so that nothing must be kept
   * @returns whether the message is the answer
   */
  keep(message: From, stale: boolean): boolean;
}

/** What a figure does with its lease. */
export interface Lease<To> {
  /**
   * Wants this work, in place of what was wanted before: `begin` is called as soon as the figure is near and
   * the GPU is granted, which may be at once. A worker that is open is used.
   *
   * @param onGpu whether the work needs a turn at the GPU
   */
  want(onGpu?: boolean): void;
  /**
   * The work is done. Worker and turn are kept for the next, until rest or until another asks for the GPU.
   */
  done(): void;
  /** Nothing is wanted any more: ends the worker at once and passes the turn on. */
  stop(): void;
  /** Sends a message to the open worker. @returns false if there is none */
  send(message: To): boolean;
  /** The figure is near the viewport: begins work that is wanted and not under way. */
  wake(): void;
  /** The figure is far or gone: ends the worker and passes the turn on. What is wanted stays wanted. */
  rest(): void;
}

/** Makes a lease. The figure counts as far until `wake` is called. */
export function makeLease<To, From>(terms: LeaseTerms<To, From>): Lease<To> {
  const { turns, farewell } = terms;
  /** "due" if it has to be told to a worker, "begun" if the open worker has been told. */
  let work: "none" | "due" | "begun" = "none";
  let onGpu = false;
  let near = false;
  let granted = false;
  let session: Session<To> | null = null;
  /** A worker that was asked where it stands and has not answered. */
  let leaving: Leaving<To> | null = null;

  const open = (): Session<To> => {
    const opened: Session<To> = terms.open({
      hear(message) {
        if (leaving?.session === opened && farewell?.keep(message, leaving.stale)) finishLeaving();
        else terms.hear(message);
      },
      fail(why) {
        // One that was about to end only begins anew.
        if (leaving?.session === opened) return finishLeaving();
        stop();
        terms.fail(why);
      },
    });
    return opened;
  };
  const begin = () => {
    if (work !== "due" || !near || !granted || leaving) return;
    work = "begun";
    session ??= open();
    const opened = session;
    terms.begin((message) => opened.send(message));
  };
  const finishLeaving = () => {
    if (!leaving) return;
    clearTimeout(leaving.timer);
    leaving.session.end();
    leaving = null;
    begin();
  };
  /** Ends the worker. Its work, if it is not done, is due once more. */
  const close = () => {
    if (work === "begun") work = "due";
    if (!session) return;
    const closed = session;
    session = null;
    if (!farewell) return closed.end();
    leaving = { session: closed, timer: setTimeout(finishLeaving, PATIENCE_MS), stale: work === "none" };
    closed.send(farewell.question);
  };
  const claim: Claim = {
    grant() {
      granted = true;
      begin();
    },
    revoke() {
      granted = false;
      close();
      if (work !== "none") terms.interrupted?.();
    },
  };
  const ask = () => {
    if (turns && onGpu) return turns.claim(claim);
    turns?.release(claim);
    claim.grant();
  };
  const yieldTurn = () => {
    granted = false;
    turns?.release(claim);
  };
  const stop = () => {
    work = "none";
    session?.end();
    session = null;
    finishLeaving();
    yieldTurn();
  };

  return {
    want(needsGpu = true) {
      work = "due";
      onGpu = needsGpu;
      if (leaving) leaving.stale = true;
      if (near) ask();
    },
    done() {
      work = "none";
    },
    stop,
    send(message) {
      session?.send(message);
      return session !== null;
    },
    wake() {
      near = true;
      if (work === "due") ask();
    },
    rest() {
      near = false;
      close();
      yieldTurn();
    },
  };
}

interface Leaving<To> {
  readonly session: Session<To>;
  readonly timer: ReturnType<typeof setTimeout>;
  /** Whether other work is wanted now, so that it does not matter where this worker stood. */
  stale: boolean;
}
