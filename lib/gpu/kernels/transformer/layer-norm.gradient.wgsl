// Computes the gradient of a layer norm by its argument; a workgroup a row. Twin:
// lib/numerics/transformer/layerNorm.ts. Leaves mean and 1 / standard deviation of each row for the gradient by
// the gain (layer-norm.gain-gradient.wgsl).

@group(0) @binding(0) var<uniform> size: RowsAndWidth;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read> gain: array<vec4f>;
@group(0) @binding(3) var<storage, read> dy: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> dx: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> statistics_of_rows: array<vec2f>;

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
  var sums = vec2f();
  for (var i = thread; i < quads; i += 64u) {
    let d = dy[first + i] * gain[i];
    sums += vec2f(dot(d, vec4f(1.0)), dot(d, (x[first + i] - statistics.x) * statistics.y));
  }
  let means = sum_of_row(sums, thread) / f32(size.width);
  for (var i = thread; i < quads; i += 64u) {
    let normalized = (x[first + i] - statistics.x) * statistics.y;
    let d = (dy[first + i] * gain[i] - means.x - normalized * means.y) * statistics.y;
    dx[first + i] = select(d, dx[first + i] + d, ADD_TO_DX);
  }
  if (thread == 0u) {
    statistics_of_rows[row] = statistics;
  }
}
