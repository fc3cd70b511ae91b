/** The eye, opened at the first question: most starts ask none, and its wire format and suffix list take time to load. */
import type { DnsEye } from './eye.ts';
import type { EyeOptions } from './open-eye.ts';

export const lazyDnsEye = (options: EyeOptions): DnsEye => {
  let opened: Promise<DnsEye> | undefined;
  const open = (): Promise<DnsEye> =>
    (opened ??= import('./open-eye.ts').then(({ openDnsEye }) => openDnsEye(options)));
  return {
    findZone: async (...question) => (await open()).findZone(...question),
    locateChallenge: async (...question) => (await open()).locateChallenge(...question),
    lookAt: async (...question) => (await open()).lookAt(...question),
    dnssec: async (...question) => (await open()).dnssec(...question),
    outsideView: async (...question) => (await open()).outsideView(...question),
    computerView: async (...question) => (await open()).computerView(...question),
    inspect: async (...question) => (await open()).inspect(...question),
  };
};
