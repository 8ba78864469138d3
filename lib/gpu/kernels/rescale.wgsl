// After measure.wgsl: the coefficients of this tensor's own step. One workgroup.

@group(0) @binding(1) var<uniform> c: Coefficients;
@group(0) @binding(2) var<storage, read> partials: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> rescaled: Coefficients;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32) {
  // As many as measure.wgsl had workgroups; the rest is left from other tensors.
  let count = min(arrayLength(&partials), (tensor.quads + QUADS_A_GROUP - 1u) / QUADS_A_GROUP);
  var own = vec4f();
  for (var i = thread; i < count; i += 256u) {
    own += partials[i];
  }
  let total = sum_of_workgroup(own, thread);
  if (thread == 0u) {
    rescaled = rescale(total.xy);
  }
}
