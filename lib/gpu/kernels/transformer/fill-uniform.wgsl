// Fills a buffer with uniform random numbers from -amplitude to amplitude, four a thread: Philox4x32-10 (Salmon
// and others, 2011), which computes the numbers of a place from the place alone. Twin:
// lib/numerics/transformer/fillUniform.ts.

struct Fill {
  quads: u32,
  seed: u32,
  stream: u32,
  amplitude: f32,
}

@group(0) @binding(0) var<uniform> fill: Fill;
@group(0) @binding(1) var<storage, read_write> values: array<vec4f>;

// Returns the upper 32 bits of a product, from products of 16 bits.
fn upper(a: u32, b: u32) -> u32 {
  let a0 = a & 0xffffu;
  let a1 = a >> 16u;
  let b0 = b & 0xffffu;
  let b1 = b >> 16u;
  let low = a1 * b0 + ((a0 * b0) >> 16u);
  let middle = a0 * b1 + (low & 0xffffu);
  return a1 * b1 + (low >> 16u) + (middle >> 16u);
}

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let quad = (group.y * groups.x + group.x) * 256u + thread;
  if (quad >= fill.quads) {
    return;
  }
  var c = vec4u(quad, 0u, 0u, 0u);
  var key = vec2u(fill.seed, fill.stream);
  for (var round = 0u; round < 10u; round++) {
    c = vec4u(
      upper(MULTIPLIER_1, c.z) ^ c.y ^ key.x,
      MULTIPLIER_1 * c.z,
      upper(MULTIPLIER_0, c.x) ^ c.w ^ key.y,
      MULTIPLIER_0 * c.x,
    );
    key += vec2u(0x9e3779b9u, 0xbb67ae85u);
  }
  values[quad] = fill.amplitude * (vec4f(c >> vec4u(8u)) * 0x1p-23 - 1.0);
}
