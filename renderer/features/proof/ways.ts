/** The ways of proof as people choose them, and the proof that each stands for. Pure. */
import type { Proof } from '../../../shared/domain/certificates.ts';
import type { CredentialView, ProviderDescriptor } from '../../../shared/domain/providers.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';

export type ProofOption = CallOutput<'proof.options'>['options'][number];
export type Way = 'dns' | 'manual' | 'http' | 'tls' | 'dns-account' | 'dns-account-manual' | 'persist';

const byMethod: Readonly<Record<Proof['method'], { readonly automatic: Way; readonly byHand: Way }>> = {
  'dns-01': { automatic: 'dns', byHand: 'manual' },
  'http-01': { automatic: 'http', byHand: 'http' },
  'tls-alpn-01': { automatic: 'tls', byHand: 'tls' },
  'dns-account-01': { automatic: 'dns-account', byHand: 'dns-account-manual' },
  'dns-persist-01': { automatic: 'persist', byHand: 'persist' },
};

export const wayOfOption = ({ method, byHand }: Pick<ProofOption, 'method' | 'byHand'>): Way =>
  byMethod[method][byHand ? 'byHand' : 'automatic'];

export const wayOfProof = (proof: Proof): Way =>
  wayOfOption({ method: proof.method, byHand: 'provider' in proof && proof.provider === 'manual' });

/** Shown at once; the others stand under "Other ways". */
export const usualWays: ReadonlySet<Way> = new Set(['dns', 'manual', 'http']);

/** Which provider an automatic record would be written at: the one with a stored credential, else the first. */
export interface ProviderPick {
  readonly provider: string;
  readonly credentialId?: string;
  /** Nothing more has to be entered for it. */
  readonly ready: boolean;
}

export const pickProvider = (
  offered: readonly ProviderDescriptor[],
  credentials: readonly CredentialView[],
): ProviderPick | undefined => {
  const stored = credentials.find(({ provider }) => offered.some(({ id }) => id === provider));
  if (stored !== undefined) return { provider: stored.provider, credentialId: stored.id, ready: true };
  const first = offered[0];
  return first === undefined ? undefined : { provider: first.id, ready: first.fields.length === 0 };
};

/** `undefined` where a record would have to be written and no provider is offered. */
export const proofFor = (way: Way, pick: ProviderPick | undefined): Proof | undefined => {
  switch (way) {
    case 'http':
      return { method: 'http-01' };
    case 'tls':
      return { method: 'tls-alpn-01' };
    case 'persist':
      return { method: 'dns-persist-01' };
    case 'manual':
      return { method: 'dns-01', provider: 'manual' };
    case 'dns-account-manual':
      return { method: 'dns-account-01', provider: 'manual' };
    case 'dns':
    case 'dns-account': {
      if (pick === undefined) return undefined;
      const { provider, credentialId } = pick;
      const method = way === 'dns' ? 'dns-01' : 'dns-account-01';
      return { method, provider, ...(credentialId === undefined ? {} : { credentialId }) };
    }
  }
};

/** Ways that may come after others: possible, not taken yet, and without anything left to enter. */
export const waysAfter = (
  options: readonly ProofOption[],
  taken: readonly Way[],
  pick: ProviderPick | undefined,
): readonly Way[] =>
  options
    .filter(({ available }) => available)
    .map(wayOfOption)
    .filter((way) => !taken.includes(way))
    .filter((way) => (way !== 'dns' && way !== 'dns-account') || pick?.ready === true);

/** A wildcard needs DNS and an address cannot have it: then nothing proves all names at once. */
export const isMixed = (identifiers: readonly { readonly type: string; readonly value: string }[]): boolean =>
  identifiers.some(({ type }) => type === 'ip') && identifiers.some(({ value }) => value.startsWith('*.'));

/** The short words of a list row. */
export const listWord: Readonly<Record<Proof['method'], SentenceKey>> = {
  'dns-01': 'list.dns-proof',
  'dns-account-01': 'list.dns-proof',
  'http-01': 'list.http-proof',
  'tls-alpn-01': 'list.tls-proof',
  'dns-persist-01': 'list.persist-proof',
};
