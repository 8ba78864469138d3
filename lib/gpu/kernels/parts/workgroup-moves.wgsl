// Joins the results of the 256 threads of a workgroup: the largest size with its index, the lower index of
// equal sizes, and two sums. Thread 0 gets the result.

var<workgroup> results: array<vec4u, 256>;

fn moves_of_workgroup(own: vec4u, thread: u32) -> vec4u {
  results[thread] = own;
  workgroupBarrier();
  for (var half = 128u; half > 0u; half >>= 1u) {
    if (thread < half) {
      let a = results[thread];
      let b = results[thread + half];
      let second = b.x > a.x || (b.x == a.x && b.y < a.y);
      results[thread] = vec4u(select(a.xy, b.xy, second), a.zw + b.zw);
    }
    workgroupBarrier();
  }
  return results[0];
}
