/** Inputs whose every part says that it was not asked for, but for those that a test gives. */

import { resolveAuthority } from '../../../electron/engine/authorities/authorities.ts';
import type { DnsEye } from '../../../electron/engine/dns/eye.ts';
import { noKeychain, systemClock, unknownNetwork } from '../../../electron/engine/ports/index.ts';
import type { PreflightInputs } from '../../../electron/engine/preflight/inputs.ts';
import { type Policy, policySchema } from '../../../shared/domain/certificates.ts';

const notAsked = async (): Promise<never> => {
  throw new Error('not asked for here');
};

const blindEye: DnsEye = {
  findZone: notAsked,
  locateChallenge: notAsked,
  lookAt: notAsked,
  dnssec: notAsked,
  outsideView: notAsked,
  computerView: notAsked,
  inspect: notAsked,
};

export const policyOf = (more: Partial<Policy> = {}): Policy => ({
  ...policySchema.parse({
    identifiers: [{ type: 'dns', value: 'www.example.org' }],
    authority: { id: 'letsencrypt' },
    proof: { method: 'http-01' },
    keyType: 'ec256',
    termsAgreed: true,
  }),
  ...more,
});

export const inputsOf = (policy: Policy, more: Partial<PreflightInputs> = {}): PreflightInputs => ({
  policy,
  authorities: [policy.authority, ...policy.fallbackAuthorities].map((ref) => resolveAuthority(ref)),
  eye: blindEye,
  resolvers: [],
  clock: systemClock,
  userAgent: 'certwright-test',
  network: unknownNetwork,
  keychain: noKeychain,
  environment: {},
  descriptors: [],
  calledPorts: { http: 80, tls: 443 },
  targets: [],
  facts: {
    ladder: notAsked,
    place: notAsked,
    addresses: notAsked,
    outerAddress: notAsked,
    presented: notAsked,
    close: async () => undefined,
  },
  account: notAsked,
  limits: () => ({ failures: [], duplicates: 0, perDomain: [], exempt: false }),
  openProvider: notAsked,
  vault: notAsked,
  managed: 0,
  openResponder: notAsked,
  ...more,
});
