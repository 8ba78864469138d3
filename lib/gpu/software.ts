/** Names under which drivers that compute on the CPU go. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render/i;

/** Whether an adapter is no GPU but a program on the CPU: its times say nothing of a GPU. */
export function isSoftware({ vendor, architecture, device, description, ...info }: GPUAdapterInfo): boolean {
  // Older browsers do not say it; the name then does.
  const fallback = (info as { isFallbackAdapter?: boolean }).isFallbackAdapter === true;
  return fallback || SOFTWARE.test(`${vendor} ${architecture} ${device} ${description}`);
}
