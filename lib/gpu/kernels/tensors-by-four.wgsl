// Parameters and gradients, four neighbours at a time: for tensors of n = 4 k elements.

@group(1) @binding(0) var<storage, read_write> params: array<vec4f>;
@group(1) @binding(1) var<storage, read> grads: array<vec4f>;

// Which of the four elements belong to the tensor.
fn inside(quad: u32) -> vec4<bool> {
  return vec4<bool>(4u * quad < tensor.n);
}

fn load_params(quad: u32) -> vec4f {
  return params[quad];
}

fn load_grads(quad: u32) -> vec4f {
  return grads[quad];
}

fn store_params(quad: u32, value: vec4f) {
  params[quad] = value;
}
