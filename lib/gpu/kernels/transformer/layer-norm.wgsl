// Normalizes rows to mean 0 and variance 1, then scales and shifts them; a workgroup a row. Twin:
// lib/numerics/transformer/layerNorm.ts.

@group(0) @binding(0) var<uniform> size: RowsAndWidth;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read> gain: array<vec4f>;
@group(0) @binding(3) var<storage, read> bias: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> result: array<vec4f>;

@compute @workgroup_size(64)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let row = group.y * groups.x + group.x;
  let quads = size.width / 4u;
  let first = row * quads;
  if (row >= size.rows) {
    return;
  }
  let statistics = row_statistics(first, quads, thread);
  for (var i = thread; i < quads; i += 64u) {
    result[first + i] = (x[first + i] - statistics.x) * statistics.y * gain[i] + bias[i];
  }
}
