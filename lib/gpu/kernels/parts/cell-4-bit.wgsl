// Loads four parameters, their gradients and their dequantized 4-bit state, for the sums over the whole
// tensor.

@group(0) @binding(2) var<storage, read_write> codes: array<u32>;
@group(0) @binding(3) var<storage, read> absmax: array<f32>;
@group(0) @binding(4) var<uniform> c: Coefficients;

fn load_tables(thread: u32) {
  load_values(thread);
}

fn load_cell_of(quad: u32) -> Cell {
  let block = quad / tensor.block_quads;
  var cell: Cell;
  cell.p = load_params(quad);
  cell.g = load_grads(quad);
  for (var k = 0u; k < STATES; k++) {
    let half = half_of(codes[k * octets() + quad / 2u], quad);
    cell.s[k] = decode(k, half) * absmax[k * tensor.blocks + block];
  }
  return cell;
}
