// Quantizes a tensor in wide blocks, last pass: copies the fresh absmax to the absmax, and sets the fresh one
// to 0 for the next time. The 8-bit step over wide blocks ends with it too. Twin: lib/numerics/quantize.ts.

@group(0) @binding(0) var<storage, read_write> fresh: array<u32>;
@group(0) @binding(1) var<storage, read_write> absmax: array<u32>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let block = (group.y * groups.x + group.x) * 256u + thread;
  if (block < arrayLength(&absmax)) {
    absmax[block] = fresh[block];
    fresh[block] = 0u;
  }
}
