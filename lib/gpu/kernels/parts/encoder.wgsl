// The functions of an encoder (encode-lines.wgsl or encode-search.wgsl) that kernels call besides
// `load_encoder`:
// - `encode_quad` returns four exact codes;
// - `encode_roughly` returns four codes and whether they are sure to be exact, for a kernel that computes the
//   others again later.

struct Rough {
  // Four codes, the first in the lowest byte.
  word: u32,
  sure: bool,
}
