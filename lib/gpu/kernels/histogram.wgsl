// How often each code is in use, for all states of a tensor at once. Twin: lib/numerics/histogram.ts.
//
// A workgroup counts its share in its own memory first: 256 counters that all threads of the GPU add to would be a
// queue.

const WORDS_PER_THREAD = 8u;

@group(0) @binding(1) var<storage, read> codes: array<u32>;
// 256 counters for each state. Counts are added to what is there.
@group(0) @binding(2) var<storage, read_write> counts: array<atomic<u32>>;

var<workgroup> own: array<array<atomic<u32>, 256>, STATES>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let first = (group.y * groups.x + group.x) * 256u * WORDS_PER_THREAD + thread;
  for (var i = 0u; i < WORDS_PER_THREAD; i++) {
    let quad = first + i * 256u;
    if (quad < tensor.quads) {
      // The last word may hold fewer than four codes.
      let present = min(4u, tensor.n - 4u * quad);
      for (var k = 0u; k < STATES; k++) {
        let word = codes[k * tensor.quads + quad];
        for (var j = 0u; j < present; j++) {
          atomicAdd(&own[k][(word >> (8u * j)) & 0xffu], 1u);
        }
      }
    }
  }
  workgroupBarrier();
  for (var k = 0u; k < STATES; k++) {
    let count = atomicLoad(&own[k][thread]);
    if (count > 0u) {
      atomicAdd(&counts[256u * k + thread], count);
    }
  }
}
