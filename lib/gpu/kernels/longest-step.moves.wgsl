// Finds the largest move of a parameter in one step. Twin: lib/numerics/longestStep.ts.

// Parameters that one thread compares.
const EACH = 16u;
const THREADS = 256u;

@group(0) @binding(0) var<storage, read> before: array<f32>;
@group(0) @binding(1) var<storage, read> after: array<f32>;
@group(0) @binding(2) var<storage, read_write> longest: Longest;

var<workgroup> largest: atomic<u32>;

@compute @workgroup_size(THREADS)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) grid: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let first = (group.y * grid.x + group.x) * EACH * THREADS;
  var most = 0u;
  for (var i = 0u; i < EACH; i++) {
    let at = first + i * THREADS + thread;
    if (at < longest.n) {
      most = max(most, move_size(before[at], after[at]));
    }
  }
  atomicMax(&largest, most);
  workgroupBarrier();
  if (thread == 0u) {
    atomicMax(&longest.largest_move, atomicLoad(&largest));
  }
}
