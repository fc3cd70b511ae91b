export { inLanes } from '../ports/index.ts';

/** Each parallel lane costs one extra nonce; five already hide the latency of fifty names. */
export const acmeLanes = 5;
