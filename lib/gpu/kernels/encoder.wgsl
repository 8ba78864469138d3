// What kernels use of an encoder (encode-lines.wgsl or encode-search.wgsl) besides `load_encoder`:
// - `encode_quad` gives four exact codes;
// - `encode_roughly` gives four codes and says whether they are sure to be exact, for a kernel that decides later what
//   to do about those that are not.

struct Rough {
  // Four codes, the first one in the lowest byte.
  word: u32,
  sure: bool,
}
