// Copies one buffer to another, four floats a thread: the most that memory gives, and so the ceiling against which
// the other kernels are measured.

@group(0) @binding(0) var<storage, read> source: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> target_values: array<vec4f>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let i = (group.y * groups.x + group.x) * 256u + thread;
  if (i < arrayLength(&source)) {
    target_values[i] = source[i];
  }
}
