// Counts how often each code is in use, for all states of a tensor at once. Twin: lib/numerics/countCodes.ts.
//
// A workgroup counts in its own memory first: if all threads of the GPU added to the same counters, they
// would wait for each other. A workgroup always has 256 counters; where there are fewer codes, each code has
// several counters, and neighbouring threads add to different ones.

const WORDS_PER_THREAD = 8u;
const CODES = 1u << BITS;
const CODES_PER_WORD = 32u / BITS;
// Counters of one code.
const COPIES = 256u / CODES;

@group(0) @binding(1) var<storage, read> codes: array<u32>;
// CODES counters for each state. Counts are added to their old values.
@group(0) @binding(2) var<storage, read_write> counts: array<atomic<u32>>;

var<workgroup> own: array<array<atomic<u32>, 256>, STATES>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let words = (tensor.n + CODES_PER_WORD - 1u) / CODES_PER_WORD;
  let first = (group.y * groups.x + group.x) * 256u * WORDS_PER_THREAD + thread;
  for (var i = 0u; i < WORDS_PER_THREAD; i++) {
    let at = first + i * 256u;
    if (at < words) {
      // The last word may not be full.
      let present = min(CODES_PER_WORD, tensor.n - CODES_PER_WORD * at);
      for (var k = 0u; k < STATES; k++) {
        let word = codes[k * words + at];
        for (var j = 0u; j < present; j++) {
          let code = (word >> (BITS * j)) & (CODES - 1u);
          atomicAdd(&own[k][code * COPIES + thread % COPIES], 1u);
        }
      }
    }
  }
  workgroupBarrier();
  if (thread < CODES) {
    for (var k = 0u; k < STATES; k++) {
      var count = 0u;
      for (var copy = 0u; copy < COPIES; copy++) {
        count += atomicLoad(&own[k][thread * COPIES + copy]);
      }
      if (count > 0u) {
        atomicAdd(&counts[CODES * k + thread], count);
      }
    }
  }
}
