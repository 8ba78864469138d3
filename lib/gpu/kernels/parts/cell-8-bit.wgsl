// Loads four parameters, their gradients and their 8-bit state, dequantized with the absmax of the last step:
// for the passes over wide blocks and for the sums over the whole tensor.

@group(0) @binding(2) var<storage, read_write> codes: array<u32>;
@group(0) @binding(3) var<storage, read> absmax: array<f32>;
@group(0) @binding(4) var<uniform> c: Coefficients;

fn load_cell(quad: u32, block: u32) -> Cell {
  var cell: Cell;
  cell.p = load_params(quad);
  cell.g = load_grads(quad);
  for (var k = 0u; k < STATES; k++) {
    cell.s[k] = decode(k, codes[k * tensor.quads + quad]) * absmax[k * tensor.blocks + block];
  }
  return cell;
}

fn load_tables(thread: u32) {
  load_values(thread);
}

fn load_cell_of(quad: u32) -> Cell {
  return load_cell(quad, quad / tensor.block_quads);
}
