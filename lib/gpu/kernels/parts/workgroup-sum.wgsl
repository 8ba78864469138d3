// Adds up one vector of each of the 256 threads of a workgroup, pairwise in a fixed order. Thread 0 gets the
// sum.

var<workgroup> sums: array<vec4f, 256>;

fn sum_of_workgroup(own: vec4f, thread: u32) -> vec4f {
  sums[thread] = own;
  workgroupBarrier();
  for (var half = 128u; half > 0u; half >>= 1u) {
    if (thread < half) {
      sums[thread] += sums[thread + half];
    }
    workgroupBarrier();
  }
  return sums[0];
}
