// Moves the parameters of a matrix along an orthogonalized direction. Twin: lib/numerics/applyDirection.ts.

struct Matrix {
  // Number of parameters.
  n: u32,
  scale: f32,
}

// The first coefficients of lib/numerics/rules/muon.ts.
struct Coefficients {
  learning_rate: f32,
  keep: f32,
}

@group(0) @binding(0) var<uniform> matrix: Matrix;
@group(0) @binding(1) var<uniform> c: Coefficients;
@group(0) @binding(2) var<storage, read_write> params: array<f32>;
@group(0) @binding(3) var<storage, read> direction: array<f32>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) grid: vec3u,
        @builtin(local_invocation_index) thread: u32) {
  let i = (group.y * grid.x + group.x) * 256u + thread;
  if (i < matrix.n) {
    params[i] = params[i] * c.keep + (c.learning_rate * matrix.scale) * direction[i];
  }
}
