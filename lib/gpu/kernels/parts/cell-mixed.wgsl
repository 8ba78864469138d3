// The buffers of a state whose moments differ in width, and the loading of four parameters for the sums over
// the whole tensor. The generated functions `load_cell`, `store_floats` and `moments_in_codes`
// (stepSources.ts) know which moment is in codes. STATES is the number of moments in codes.

@group(0) @binding(2) var<storage, read_write> codes: array<u32>;
@group(0) @binding(3) var<storage, read_write> absmax: array<f32>;
@group(0) @binding(4) var<uniform> c: Coefficients;
// The moments in 32 bits, one after the other, each padded to a whole group of four.
@group(0) @binding(5) var<storage, read_write> floats: array<vec4f>;

fn load_tables(thread: u32) {
  load_values(thread);
}

fn load_cell_of(quad: u32) -> Cell {
  return load_cell(quad, quad / tensor.block_quads);
}
