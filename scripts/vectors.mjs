/**
 * Picks the part of the reference vectors that the page /verify/ compares with the reader's GPU. The whole set
 * has several megabytes; this part has about 300 kB, and its files have the formats of tests/vectors.
 */
import { readFileSync } from "node:fs";

/** Inputs of quantize.json: midpoints between codes, extremes, zeros, and lengths that end inside a block. */
const INPUTS = [
  "midpoints_dynamic_signed",
  "midpoints_dynamic_unsigned",
  "tiny_normal_300",
  "one_outlier_2100",
  "zero_block_1536",
  "negative_600",
  "len_257",
  "len_70",
  "single_pos",
  "single_neg",
];
/** Block sizes of the cases of these inputs. */
const BLOCK_SIZES = [64, 256];
/** The released block size; the runs of optim.json with it are cut to their first blocks. */
const RUN_BLOCK_SIZE = 256;
const RUN_BLOCKS = 4;
/** Steps that are kept. From the state after step 1, step 2 is repeated alone: the strongest test. */
const STEPS = [1, 2];
/** Cases of optim-edge.json that are kept whole. */
const EDGE_CASES = ["adam_sign_guard", "adam_zero_block"];

/** Returns the base64 text of a part of the bytes of a base64 text. */
const cut = (base64, from, to) => Buffer.from(base64, "base64").subarray(from, to).toString("base64");

/** Returns an object with some of its properties. */
const pick = (object, keys) => Object.fromEntries(keys.map((key) => [key, object[key]]));

/**
 * Returns the picked files by name. Every number is one of tests/vectors.
 *
 * @param {string} folder of the vectors
 * @returns {Record<string, any>} contents of JSON files, by file name
 */
export function compactVectors(folder) {
  const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  return {
    "maps.json": compactMaps(read("maps.json")),
    "quantize.json": compactQuantize(read("quantize.json")),
    "optim.json": compactRuns(read("optim.json")),
    "optim-gradients.json": compactGradients(read("optim-gradients.json")),
    "optim-edge.json": compactEdge(read("optim-edge.json")),
  };
}

function compactMaps({ format, maps }) {
  const kept = Object.entries(maps)
    // The quantile map comes with a sample of thousands of values.
    .filter(([, entry]) => entry.sample_f32_b64 === undefined && entry.call !== undefined)
    .map(([name, { call, values_f32_b64, error }]) => [name, { call, values_f32_b64, error }]);
  return { format, maps: Object.fromEntries(kept) };
}

function compactQuantize({ format, inputs, cases }) {
  const kept = cases.filter(
    ({ input, block_size, map }) =>
      INPUTS.includes(input) && BLOCK_SIZES.includes(block_size) && map.startsWith("dynamic"),
  );
  const fields = ["id", "input", "map", "block_size", "codes_u8_b64", "absmax_f32_b64", "dequant_f32_b64"];
  return {
    format,
    inputs: Object.fromEntries(INPUTS.map((name) => [name, pick(inputs[name], ["values_f32_b64"])])),
    // The midpoints must be exact, so that their long lists of near ties are not needed.
    cases: kept.map((each) =>
      pick(each, each.input.startsWith("midpoints_") ? fields : [...fields, "near_tie_indices"]),
    ),
  };
}

function compactRuns({ format, tensors, runs }) {
  const n = RUN_BLOCKS * RUN_BLOCK_SIZE;
  const kept = runs.filter(
    ({ source, block_size }) => source === "cuda_kernel_source_ieee" && block_size === RUN_BLOCK_SIZE,
  );
  const checkpoint = (whole) =>
    Object.fromEntries(
      Object.entries(whole)
        .filter(([key]) => key.endsWith("_b64"))
        .map(([key, base64]) => {
          const bytes = key.startsWith("absmax") ? 4 * RUN_BLOCKS : key.endsWith("_u8_b64") ? n : 4 * n;
          return [key, cut(base64, 0, bytes)];
        }),
    );
  return {
    format,
    tensors: { A: { n, param0_f32_b64: cut(tensors.A.param0_f32_b64, 0, 4 * n) } },
    runs: kept.map((run) => ({
      ...pick(run, ["id", "optimizer", "source", "block_size", "hyper"]),
      results: run.results
        .filter(({ tensor }) => tensor === "A")
        .map(({ tensor, checkpoints }) => ({
          tensor,
          checkpoints: Object.fromEntries(STEPS.map((step) => [step, checkpoint(checkpoints[step])])),
        })),
    })),
  };
}

function compactGradients({ format, steps, tensors }) {
  const bytes = 4 * RUN_BLOCKS * RUN_BLOCK_SIZE;
  const { grads_f32_b64: whole } = tensors.A;
  const row = Buffer.from(whole, "base64").length / steps;
  const rows = STEPS.map((step) =>
    Buffer.from(cut(whole, (step - 1) * row, (step - 1) * row + bytes), "base64"),
  );
  const grads = Buffer.concat(rows).toString("base64");
  return { format, steps: STEPS.length, tensors: { A: { n: bytes / 4, grads_f32_b64: grads } } };
}

const compactEdge = ({ format, cases }) => ({
  format,
  cases: cases.filter(({ id }) => EDGE_CASES.includes(id)),
});
