import { expect, it, vi } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { UNEXPECTED } from "@/lib/i18n/unexpected";
import { openSession, type WorkerLike } from "./open";

/** A session with a worker that is played by the test, and what both of them were told. */
function setUp() {
  const told: unknown[] = [];
  const heard: string[] = [];
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (message: unknown) => told.push(message),
    terminate: () => told.push("end"),
  };
  const session = openSession<string, string>(() => worker, "trains", {
    hear: (message) => heard.push(message),
    fail: (why) => heard.push(inEnglish(why)),
  });
  const says = (data: string) => worker.onmessage?.call(worker as Worker, { data } as MessageEvent);
  const breaks = (message: string) => worker.onerror?.call(worker as Worker, { message } as ErrorEvent);
  return { told, heard, session, says, breaks, worker };
}

it("passes messages both ways, until it is ended", () => {
  const { told, heard, session, says } = setUp();
  session.send("hello");
  says("good day");
  session.end();
  session.send("anybody there?");
  says("late");
  expect(told).toEqual(["hello", "end"]);
  expect(heard).toEqual(["good day"]);
});

it("says once in a sentence why the worker stopped, and ends it", () => {
  const { told, heard, session, says, breaks } = setUp();
  breaks("Uncaught Error: The data are gone.");
  breaks("y is not defined");
  says("late");
  session.send("hello");
  expect(heard).toEqual(["The worker that trains stopped: The data are gone."]);
  expect(told).toEqual(["end"]);
});

it("does not show an error that is written for programmers", () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const { heard, breaks } = setUp();
  breaks("Uncaught TypeError: Cannot read properties of undefined (reading 'info')");
  expect(heard).toEqual([`The worker that trains stopped: ${UNEXPECTED}`]);
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});

it("says why it stopped where the browser does not", () => {
  const first = setUp();
  first.breaks("");
  expect(first.heard).toEqual(["The worker that trains stopped: its script could not be loaded."]);
  const second = setUp();
  second.worker.onmessageerror?.call(second.worker as Worker, {} as MessageEvent);
  expect(second.heard).toEqual(["The worker that trains stopped: a message could not be read."]);
});

it("says why there is no worker once the caller has the session, and takes messages meanwhile", async () => {
  const heard: string[] = [];
  const open = () =>
    openSession<string, string>(
      () => {
        throw new Error("This page may start none.");
      },
      "trains",
      { hear: (message) => heard.push(message), fail: (why) => heard.push(inEnglish(why)) },
    );
  const session = open();
  session.send("hello");
  expect(heard).toEqual([]);
  await Promise.resolve();
  expect(heard).toEqual(["The worker that trains did not start: This page may start none."]);
  session.end();
  open().end();
  await Promise.resolve();
  expect(heard).toHaveLength(1);
});
