/** Names of drivers that compute on the CPU. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i;

/** Returns whether an adapter is a program on the CPU: its times tell nothing about a GPU. */
export function isSoftware({ vendor, architecture, device, description, ...info }: GPUAdapterInfo): boolean {
  // Older browsers lack this field; there the name tells.
  const fallback = (info as { isFallbackAdapter?: boolean }).isFallbackAdapter === true;
  return fallback || SOFTWARE.test(`${vendor} ${architecture} ${device} ${description}`);
}
