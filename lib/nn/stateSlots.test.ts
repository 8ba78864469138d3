import * as tf from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { openReference } from "./backend";
import { checkDevice } from "./deviceLimits";
import { activeStepper } from "./engines";
import { OptimizerError } from "./errors";
import { ReferenceStepper } from "./referenceStepper";

/** Looks like tfjs's WebGPU backend, but its buffers are handled in another way. */
class OtherVersion extends tf.KernelBackend {
  readonly device = {};
  readonly queue = {};
  readonly tensorMap = new Map();
  uploadToGPU() {}
  override dispose() {}
}

it("takes the reference for any backend that is not WebGPU", async () => {
  await openReference();
  expect(activeStepper()).toBeInstanceOf(ReferenceStepper);
});

it("refuses a WebGPU backend of another version, and names what it lacks", async () => {
  tf.registerBackend("other-version", () => new OtherVersion());
  await tf.setBackend("other-version");
  try {
    expect(() => activeStepper()).toThrow(OptimizerError);
    expect(() => activeStepper()).toThrow(
      /webgpu backend of tfjs is "4.22.0, without ensureCommandEncoderReady", but must be of 4.22.0/,
    );
  } finally {
    await openReference();
    tf.removeBackend("other-version");
  }
});

it("refuses a device that is too small for the kernels, and names the limit", () => {
  const defaults = {
    maxStorageBuffersPerShaderStage: 8,
    maxComputeInvocationsPerWorkgroup: 256,
    maxComputeWorkgroupSizeX: 256,
    maxComputeWorkgroupStorageSize: 16384,
  };
  checkDevice(defaults);
  let caught: unknown;
  try {
    checkDevice({ ...defaults, maxComputeInvocationsPerWorkgroup: 128 });
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(OptimizerError);
  expect(caught).toMatchObject({
    argument: "the GPU's limit maxComputeInvocationsPerWorkgroup",
    value: 128,
    allowed: "at least 256",
  });
});
