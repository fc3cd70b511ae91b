import type { Authority } from '../../../../shared/domain/authorities.ts';

/** What holds for an authority unless it says otherwise. */
export const usual = {
  test: false,
  practice: false,
  publicTrust: true,
  externalAccountBinding: false,
  wildcards: true,
  addresses: 'no',
  maxNames: 100,
} as const satisfies Partial<Authority>;
