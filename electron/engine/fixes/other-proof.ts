/** Proof by DNS record instead of an open port: with a stored key that fits the zone, or added by hand. */
import type { Policy, Proof } from '../../../shared/domain/certificates.ts';
import type { CredentialView } from '../../../shared/domain/providers.ts';
import type { FixCase, Planner } from './fix.ts';
import { withPolicy } from './other-policy.ts';
import { credentialsFor } from './zone-credentials.ts';

const byHand = 'manual';

export const planDnsProof: Planner = async (of) => {
  const { policy, asked } = of;
  if (policy === undefined) return { kind: 'go', place: 'proof' };
  const name = policy.identifiers.find(({ type }) => type === 'dns')?.value;
  // An address has no zone to write into (RFC 8738 §7).
  if (name === undefined || policy.identifiers.some(({ type }) => type === 'ip')) return { kind: 'go', place: 'names' };
  if (asked.choice === byHand) return byDns(of, policy, { method: 'dns-01', provider: byHand });
  const fitting = (await fittingFor(of, policy, name)).filter(({ id }) => !isInUse(policy, id));
  const chosen = fitting.find(({ id }) => id === asked.choice);
  if (chosen !== undefined)
    return byDns(of, policy, { method: 'dns-01', provider: chosen.provider, credentialId: chosen.id });
  if (fitting.length === 0) return { kind: 'go', place: 'proof' };
  return {
    kind: 'choose',
    options: [
      ...fitting.map(({ id, provider, label }, index) => ({
        id,
        label: label === '' ? provider : `${providerName(of, provider)} · ${label}`,
        recommended: index === 0,
      })),
      { id: byHand, label: 'fix.option.by-hand', recommended: false },
    ],
  };
};

/** A way of the list that failed is not tried again behind the one that was chosen for it. */
const byDns = (of: FixCase, policy: Policy, proof: Proof): ReturnType<typeof withPolicy> => {
  const same = JSON.stringify(proof);
  const fallbackProofs = policy.fallbackProofs.filter((one) => JSON.stringify(one) !== same);
  return withPolicy(of, { ...policy, proof, fallbackProofs }, 'challenge', [
    proofWords(of, policy.proof),
    proofWords(of, proof),
  ]);
};

const isInUse = ({ proof }: Policy, id: string): boolean => 'credentialId' in proof && proof.credentialId === id;

const fittingFor = async (of: FixCase, policy: Policy, name: string): Promise<readonly CredentialView[]> => {
  const { world, signal } = of;
  const place = await world
    .eye(policy.resolvers)
    .locateChallenge(name, signal)
    .catch(() => undefined);
  signal.throwIfAborted();
  return credentialsFor(
    world,
    place?.zone.nameServers.map((server) => server.name),
  );
};

const providerName = ({ world }: FixCase, id: string): string =>
  world.descriptors.find((one) => one.id === id)?.name.en ?? id;

const proofWords = (of: FixCase, proof: Proof): string => {
  if (!('provider' in proof)) return proof.method;
  return proof.provider === byHand ? 'fix.value.by-hand' : `${proof.method} · ${providerName(of, proof.provider)}`;
};
