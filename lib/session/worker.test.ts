import { expect, it } from "vitest";
import { openLine, type WorkerLike } from "./worker";

const fakeWorker = () => {
  const said: unknown[] = [];
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (message: unknown) => said.push(message),
    terminate: () => said.push("end"),
  };
  return { said, worker };
};

it("passes messages both ways, and says why the worker stopped", () => {
  const { said, worker } = fakeWorker();
  const heard: string[] = [];
  const line = openLine<string, string>(
    () => worker,
    (message) => heard.push(message),
    (why) => heard.push(`stopped: ${why}`),
  );
  line.send("hello");
  worker.onmessage?.call(worker as Worker, { data: "good day" } as MessageEvent);
  worker.onerror?.call(worker as Worker, { message: "x is not defined" } as ErrorEvent);
  worker.onerror?.call(worker as Worker, { message: "" } as ErrorEvent);
  line.end();
  expect(said).toEqual(["hello", "end"]);
  expect(heard).toEqual([
    "good day",
    "stopped: x is not defined",
    "stopped: its script could not be loaded.",
  ]);
  expect(line.broken).toBe("");
});

it("says why there is no worker, and takes what is sent to nobody", () => {
  const line = openLine<string, string>(
    () => {
      throw new Error("this page may start none");
    },
    () => undefined,
    () => undefined,
  );
  expect(line.broken).toBe("this page may start none");
  expect(() => line.send("hello")).not.toThrow();
  expect(() => line.end()).not.toThrow();
});
