// The state of four neighbours as both passes over wide blocks need it: dequantized with the absmax of the last step.

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
