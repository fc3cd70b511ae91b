/** Which probes can be run for what is asked about. Pure. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { ProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import { publicNamesIn, quotedNamesIn } from './names-in-text.ts';
import { planOf } from './probe-results.ts';

/**
 * What is asked about: an order, placed or not, or a text of unknown origin. `practice`: authority, name server and
 * keychain are those of practice mode, which say nothing about the real ones.
 */
export type About = { readonly practice: boolean } & (
  | { readonly kind: 'order'; readonly policy: Policy; readonly orderUrl?: string | undefined }
  | { readonly kind: 'text'; readonly names: readonly string[]; readonly quoted: readonly string[] }
);

export const aboutText = (text: string, practice: boolean): About => ({
  kind: 'text',
  practice,
  names: publicNamesIn(text),
  quoted: quotedNamesIn(text),
});

/** Of this machine and the usual authority alone. */
const ofMachine: ReadonlySet<ProbeId> = new Set([
  'clock',
  'resolver-audit',
  'keychain-look',
  'target-write',
  'directory-look',
  'schedule-look',
]);
/** The same in practice mode as for real. */
const ofPractice: ReadonlySet<ProbeId> = new Set(['target-write', 'name-form']);
const notOfPractice: ReadonlySet<ProbeId> = new Set(['resolver-audit', 'keychain-look', 'schedule-look']);
/** What may be looked up about any public name. */
const ofNames: ReadonlySet<ProbeId> = new Set(['addresses', 'zone-look', 'challenge-record', 'served-certificate']);
/** Measured without a check before an order. */
const withoutChecks: ReadonlySet<ProbeId> = new Set(['order-state', 'request-look', 'served-certificate']);

export const canRun = (probe: ProbeId, about: About): boolean => {
  if (planOf(probe).checks.length === 0 && !withoutChecks.has(probe)) return false;
  if (about.practice && (about.kind === 'text' ? !ofPractice.has(probe) : notOfPractice.has(probe))) return false;
  if (ofMachine.has(probe)) return true;
  if (about.kind === 'text')
    return ofNames.has(probe) ? about.names.length > 0 : probe === 'name-form' && about.quoted.length > 0;
  return fits(probe, about.policy, about.orderUrl !== undefined);
};

const fits = (probe: ProbeId, policy: Policy, placed: boolean): boolean => {
  const proofs = [policy.proof, ...policy.fallbackProofs];
  switch (probe) {
    case 'addresses':
    case 'outside-look':
    case 'port-80-bind':
      return proofs.some(({ method }) => method === 'http-01' || method === 'tls-alpn-01');
    case 'challenge-record':
      return proofs.some(({ method }) => method.startsWith('dns-'));
    case 'key-form':
    case 'zones-of-key':
    case 'provider-answer':
      return proofs.some((proof) => 'provider' in proof && proof.provider !== 'manual');
    case 'zone-look':
      return policy.identifiers.some(({ type }) => type === 'dns');
    case 'served-certificate':
      return policy.identifiers.some(({ value }) => !value.startsWith('*.'));
    case 'order-state':
      return placed;
    default:
      return true;
  }
};
