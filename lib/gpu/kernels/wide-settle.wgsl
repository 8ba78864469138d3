// After both passes over wide blocks: the fresh absmax becomes the absmax, and the place for the next one is cleared.

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
