// Sums the gradients of a layer norm by gain and bias over the rows. Twin:
// lib/numerics/transformer/layerNorm.ts. Workgroups divide the columns as in column-sums.wgsl.

@group(0) @binding(0) var<uniform> size: RowsAndWidth;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read> dy: array<vec4f>;
@group(0) @binding(3) var<storage, read> statistics_of_rows: array<vec2f>;
@group(0) @binding(4) var<storage, read_write> dgain: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> dbias: array<vec4f>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let quad = group.x * 4u + thread % 4u;
  let quads = size.width / 4u;
  var by_gain = vec4f();
  var by_bias = vec4f();
  if (quad < quads) {
    for (var row = thread / 4u; row < size.rows; row += 64u) {
      let d = dy[row * quads + quad];
      let statistics = statistics_of_rows[row];
      by_gain += d * (x[row * quads + quad] - statistics.x) * statistics.y;
      by_bias += d;
    }
  }
  let gain = sum_of_lanes(by_gain, thread);
  let bias = sum_of_lanes(by_bias, thread);
  if (thread < 4u && quad < quads) {
    dgain[quad] = select(gain, gain + dgain[quad], ACCUMULATE);
    dbias[quad] = select(bias, bias + dbias[quad], ACCUMULATE);
  }
}
