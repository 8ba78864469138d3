// Rescales the coefficients of a step that needs sums over the whole tensor, first pass: adds up the terms
// that the rule measures. Changes nothing. Twin: lib/numerics/rescaleCoefficients.ts.
//
// Each workgroup writes one partial sum, always of the same elements in the same order, and the second pass
// adds them in order: the same step gives the same digits again.

@group(2) @binding(0) var<storage, read_write> partials: array<vec4f>;

fn masked_sum(shares: vec4f, present: vec4<bool>) -> f32 {
  return dot(select(vec4f(), shares, present), vec4f(1.0));
}

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  load_tables(thread);
  workgroupBarrier(); // The tables are loaded.
  var sum = vec4f();
  for (var quad = group.x * 256u + thread; quad < tensor.quads; quad += groups.x * 256u) {
    let shares = measure(load_cell_of(quad));
    let present = vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u) < vec4u(tensor.n);
    sum += vec4f(masked_sum(shares[0], present), masked_sum(shares[1], present), 0.0, 0.0);
  }
  let total = sum_of_workgroup(sum, thread);
  if (thread == 0u) {
    partials[group.x] = total;
  }
}
