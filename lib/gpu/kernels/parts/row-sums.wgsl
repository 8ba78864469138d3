// Sums over a row of 64 threads, and mean and deviation of a row of `x`, which the kernel declares.

struct RowsAndWidth {
  rows: u32,
  width: u32,
}

var<workgroup> row_sums: array<vec2f, 64>;

fn sum_of_row(own: vec2f, thread: u32) -> vec2f {
  // The row of the last call may still be read.
  workgroupBarrier();
  row_sums[thread] = own;
  workgroupBarrier();
  for (var half = 32u; half > 0u; half >>= 1u) {
    if (thread < half) {
      row_sums[thread] += row_sums[thread + half];
    }
    workgroupBarrier();
  }
  return row_sums[0];
}

// Returns mean and 1 / standard deviation of `quads` groups of four values from `first` on. The variance is that
// around the mean, in a second pass: from the mean of squares it would lose digits.
fn row_statistics(first: u32, quads: u32, thread: u32) -> vec2f {
  var sum = 0.0;
  for (var i = thread; i < quads; i += 64u) {
    sum += dot(x[first + i], vec4f(1.0));
  }
  let mean = sum_of_row(vec2f(sum, 0.0), thread).x / f32(4u * quads);
  var squares = 0.0;
  for (var i = thread; i < quads; i += 64u) {
    let centred = x[first + i] - mean;
    squares += dot(centred, centred);
  }
  let variance = sum_of_row(vec2f(squares, 0.0), thread).x / f32(4u * quads);
  return vec2f(mean, inverseSqrt(variance + NORM_EPSILON));
}
