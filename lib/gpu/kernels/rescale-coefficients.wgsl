// Rescales the coefficients of a step that needs sums over the whole tensor, second pass: adds up the partial
// sums and writes this tensor's own coefficients. One workgroup. Twin: lib/numerics/rescaleCoefficients.ts.

@group(0) @binding(1) var<uniform> c: Coefficients;
@group(0) @binding(2) var<storage, read> partials: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> rescaled: Coefficients;

@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) thread: u32) {
  // The number of workgroups of the first pass; later entries belong to other tensors.
  let count = min(arrayLength(&partials), (tensor.quads + QUADS_PER_WORKGROUP - 1u) / QUADS_PER_WORKGROUP);
  var own = vec4f();
  for (var i = thread; i < count; i += 256u) {
    own += partials[i];
  }
  let total = sum_of_workgroup(own, thread);
  if (thread == 0u) {
    rescaled = rescale(total.xy);
  }
}
