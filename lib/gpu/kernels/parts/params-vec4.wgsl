// Access to parameters and gradients, four neighbours at a time: for tensors of n = 4 k elements.

@group(1) @binding(0) var<storage, read_write> params: array<vec4f>;
@group(1) @binding(1) var<storage, read> grads: array<vec4f>;

// The four values, with 0 for places past the end of the tensor: here there are no such places.
fn only_inside(quad: u32, x: vec4f) -> vec4f {
  return x;
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
