// Measures the angle between the updates of two runs, first pass: for the parameters of one tensor, the dot
// product of the two updates and the square of each. An update is the difference that a step makes to the
// parameters. Twin: lib/numerics/cosine.ts.
//
// Each workgroup writes one partial sum, always of the same elements in the same order, and the second pass
// adds them in order: the same run gives the same digits again.

struct Share {
  n: u32,
  // Index of this tensor's first partial sum.
  first_partial: u32,
}

@group(0) @binding(0) var<uniform> share: Share;
@group(0) @binding(1) var<storage, read> before_a: array<f32>;
@group(0) @binding(2) var<storage, read> after_a: array<f32>;
@group(0) @binding(3) var<storage, read> before_b: array<f32>;
@group(0) @binding(4) var<storage, read> after_b: array<f32>;
@group(0) @binding(5) var<storage, read_write> partials: array<vec4f>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  // a . b, a . a, b . b
  var sum = vec4f();
  for (var i = group.x * 256u + thread; i < share.n; i += groups.x * 256u) {
    let a = after_a[i] - before_a[i];
    let b = after_b[i] - before_b[i];
    sum += vec4f(a * b, a * a, b * b, 0.0);
  }
  let total = sum_of_workgroup(sum, thread);
  if (thread == 0u) {
    partials[share.first_partial + group.x] = total;
  }
}
