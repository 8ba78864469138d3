// Computes gelu(x) = x sigmoid(1.702 x), four values a thread. Twin: lib/numerics/transformer/gelu.ts.

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> result: array<vec4f>;

@compute @workgroup_size(256)
fn main(
  @builtin(local_invocation_index) thread: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  let quad = (group.y * groups.x + group.x) * 256u + thread;
  if (quad < arrayLength(&x)) {
    result[quad] = x[quad] / (1.0 + exp(-GELU_SLOPE * x[quad]));
  }
}
