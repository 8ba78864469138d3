// Measures the angle between the updates of two runs, first pass: for the parameters of several tensors, the
// dot product of the two updates and the square of each. An update is the difference that a step makes to the
// parameters. The copies of the parameters before the step become those before the next step.
// Twin: lib/numerics/cosine.ts.
//
// Each workgroup writes one partial sum, always of the same elements in the same order, and the second pass
// adds them in order: the same run gives the same digits again. `after_a` and `after_b`, which read the
// parameters after the step, are generated: WGSL has no arrays of buffers.

struct Share {
  // Number of elements, and the index of the first one in the copies.
  n: u32,
  first: u32,
  // Index of the tensor's first partial sum, and number of workgroups, each of which writes one.
  first_partial: u32,
  workgroups: u32,
}

@group(0) @binding(0) var<uniform> shares: array<Share, TENSORS>;
@group(0) @binding(1) var<storage, read_write> before_a: array<f32>;
@group(0) @binding(2) var<storage, read_write> before_b: array<f32>;
@group(0) @binding(3) var<storage, read_write> partials: array<vec4f>;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
  var tensor_index = 0u;
  var local_group = group.x;
  while (local_group >= shares[tensor_index].workgroups) {
    local_group -= shares[tensor_index].workgroups;
    tensor_index++;
  }
  let share = shares[tensor_index];
  // a . b, a . a, b . b
  var sum = vec4f();
  for (var i = local_group * 256u + thread; i < share.n; i += share.workgroups * 256u) {
    let at = share.first + i;
    let now_a = after_a(tensor_index, i);
    let now_b = after_b(tensor_index, i);
    let a = now_a - before_a[at];
    let b = now_b - before_b[at];
    sum += vec4f(a * b, a * a, b * b, 0.0);
    if (ADVANCE_A) {
      before_a[at] = now_a;
    }
    before_b[at] = now_b;
  }
  let total = sum_of_workgroup(sum, thread);
  if (thread == 0u) {
    partials[share.first_partial + local_group] = total;
  }
}
