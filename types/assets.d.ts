/** A WGSL source file imported as its text (Turbopack: raw-loader; esbuild: text loader; Vite: vitest.config.ts). */
declare module "*.wgsl" {
  const source: string;
  export default source;
}
