// Adds up the errors that quantization makes in a tensor, over all values but the skipped ones.
// Twin: lib/numerics/errorSums.ts, which adds in float64; here each workgroup adds in float32, always the
// same values in the same order, and writes one partial sum.

@group(0) @binding(2) var<storage, read> codes: array<u32>;
@group(0) @binding(3) var<storage, read> absmax: array<f32>;
@group(0) @binding(4) var<storage, read> original: array<vec4f>;
// One bit a value, the first in the lowest bit of the first word.
@group(0) @binding(5) var<storage, read> skipped: array<u32>;

struct Partial {
  // Sums of |x|, |stored - x|, |stored - x| / |x|; number of values other than 0 that were stored as 0.
  sums: vec4f,
  // Number of values that are not 0, in each component.
  nonzero: vec4f,
}
@group(0) @binding(6) var<storage, read_write> partials: array<Partial>;

fn total_of(each: vec4f) -> f32 {
  return dot(each, vec4f(1.0));
}

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  load_values(thread);
  workgroupBarrier(); // The tables are loaded.
  var sums = vec4f();
  var nonzero = 0.0;
  for (var quad = group.x * 256u + thread; quad < tensor.quads; quad += groups.x * 256u) {
    let x = original[quad];
    let stored = decode(0u, codes[quad]) * absmax[quad / tensor.block_quads];
    let bits = skipped[quad / 8u] >> (4u * (quad % 8u));
    let place = vec4u(0u, 1u, 2u, 3u);
    let kept = ((vec4u(bits) >> place) & vec4u(1u)) == vec4u();
    let counted = kept & (vec4u(4u * quad) + place < vec4u(tensor.n));
    let size = abs(x);
    let error = abs(stored - x);
    let present = counted & (size > vec4f());
    // A quotient by 0 would not be selected, but WGSL leaves the result of such a division to the compiler.
    let divisor = select(vec4f(1.0), size, present);
    sums += vec4f(
      total_of(select(vec4f(), size, counted)),
      total_of(select(vec4f(), error, counted)),
      total_of(select(vec4f(), error / divisor, present)),
      total_of(select(vec4f(), vec4f(1.0), present & (stored == vec4f()))),
    );
    nonzero += total_of(select(vec4f(), vec4f(1.0), present));
  }
  let total = sum_of_workgroup(sums, thread);
  workgroupBarrier(); // All threads have read the first sum before the second overwrites it.
  let count = sum_of_workgroup(vec4f(nonzero), thread);
  if (thread == 0u) {
    partials[group.x] = Partial(total, count);
  }
}
