// Sums the columns of a matrix: the gradient of a bias. Twin: lib/numerics/transformer/columnSums.ts.
//
// A workgroup takes four groups of four neighbouring columns, so that its reads are whole lines of memory, and
// 64 rows at a time.

@group(0) @binding(0) var<uniform> size: RowsAndWidth;
@group(0) @binding(1) var<storage, read> values: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> sums: array<vec4f>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  let quad = group.x * 4u + thread % 4u;
  var sum = vec4f();
  if (quad < size.width / 4u) {
    for (var row = thread / 4u; row < size.rows; row += 64u) {
      sum += values[row * (size.width / 4u) + quad];
    }
  }
  let total = sum_of_lanes(sum, thread);
  if (thread < 4u && quad < size.width / 4u) {
    sums[quad] = select(total, total + sums[quad], ACCUMULATE);
  }
}
