// Access to parameters and gradients, one at a time: for tensors whose n is no multiple of 4. Their buffers
// end with the last element, so that the last four cannot be read as one vec4f.

@group(1) @binding(0) var<storage, read_write> params: array<f32>;
@group(1) @binding(1) var<storage, read> grads: array<f32>;

// Whether each of the four elements belongs to the tensor.
fn inside(quad: u32) -> vec4<bool> {
  return vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u) < vec4u(tensor.n);
}

// The indices of the four elements, with the last element's index for places past the end of the tensor.
fn indices(quad: u32) -> vec4u {
  return min(vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u), vec4u(tensor.n - 1u));
}

// The four values, with 0 for places past the end of the tensor.
fn only_inside(quad: u32, x: vec4f) -> vec4f {
  return select(vec4f(), x, inside(quad));
}

fn load_params(quad: u32) -> vec4f {
  let i = indices(quad);
  return vec4f(params[i.x], params[i.y], params[i.z], params[i.w]);
}

fn load_grads(quad: u32) -> vec4f {
  let i = indices(quad);
  return vec4f(grads[i.x], grads[i.y], grads[i.z], grads[i.w]);
}

fn store_params(quad: u32, value: vec4f) {
  let present = inside(quad);
  for (var k = 0u; k < 4u; k++) {
    if (present[k]) {
      params[4u * quad + k] = value[k];
    }
  }
}
