// Sums over the 64 rows of a workgroup of 4 x 64 threads, in a fixed order. Threads 0 to 3 get the sums of their
// columns.

struct RowsAndWidth {
  rows: u32,
  width: u32,
}

var<workgroup> lane_sums: array<vec4f, 256>;

fn sum_of_lanes(own: vec4f, thread: u32) -> vec4f {
  // The sums of the last call may still be read.
  workgroupBarrier();
  lane_sums[thread] = own;
  workgroupBarrier();
  for (var half = 128u; half > 2u; half >>= 1u) {
    if (thread < half) {
      lane_sums[thread] += lane_sums[thread + half];
    }
    workgroupBarrier();
  }
  return lane_sums[thread % 4u];
}
