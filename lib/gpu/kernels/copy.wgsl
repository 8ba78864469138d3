// Copies a buffer: memory traffic and nothing else. Its bandwidth is the ceiling for every other kernel.
// Twin: lib/numerics/copy.ts.

@group(0) @binding(0) var<storage, read> original: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> copied: array<vec4f>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let quad = (group.y * groups.x + group.x) * 256u + thread;
  if (quad < arrayLength(&copied)) {
    copied[quad] = original[quad];
  }
}
