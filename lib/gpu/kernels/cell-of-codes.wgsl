// State in 8 bits, as a look at the whole tensor needs it.

fn load_tables(thread: u32) {
  load_values(thread);
}

fn cell_of(quad: u32) -> Cell {
  return load_cell(quad, quad / tensor.block_quads);
}
