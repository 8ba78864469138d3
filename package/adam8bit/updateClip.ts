/** lib/numerics/rules/updateClip.ts for an Adam without it. */
export const updateClip = undefined;
