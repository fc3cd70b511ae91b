/** One look at all addresses of an endpoint, judged by what this profile knows. */
import type { EndpointReport, WatchedEndpoint } from '../../../shared/domain/watch.ts';
import { readChain } from '../keys/read-certificate.ts';
import { hostAddresses } from '../watch/addresses.ts';
import type { Roots } from '../watch/chain.ts';
import { type IssuedFacts, judgeEndpoint } from '../watch/judge.ts';
import { lookAtEndpoint, nameOf } from '../watch/look-at-endpoint.ts';
import { trustedRoots } from '../watch/roots.ts';
import type { WatchParts } from './watch.ts';

/** Rejects only with the signal's reason. */
export const lookOnce = async (
  parts: WatchParts,
  endpoint: WatchedEndpoint,
  signal: AbortSignal,
): Promise<EndpointReport> => {
  const certificate =
    endpoint.certificateId === undefined ? undefined : parts.storage.certificates.get(endpoint.certificateId);
  const resolvers = certificate?.policy.resolvers ?? [];
  const eye = parts.eye(resolvers);
  const { practice, resolvers: standIns } = parts.options;
  const asSystem = practice === undefined && standIns === undefined && resolvers.length === 0;
  const looks = await lookAtEndpoint({
    endpoint,
    addressesOf: (host, stop) => hostAddresses({ eye, host, asSystem, signal: stop }),
    signal,
  });
  return judgeEndpoint({
    name: nameOf(endpoint),
    looks,
    issued: certificate === undefined ? undefined : issuedFacts(parts, certificate.id),
    roots: rootsFor(parts),
    now: parts.clock.now(),
  });
};

const issuedFacts = ({ storage, authority }: WatchParts, certificateId: string): IssuedFacts | undefined => {
  const current = storage.certificates.currentVersion(certificateId);
  const policy = storage.certificates.get(certificateId)?.policy;
  if (current === undefined || policy === undefined) return undefined;
  const [leaf, ...above] = readChain(current.chainPem).certificates;
  if (leaf === undefined) return undefined;
  const { authority: issuer } = authority(policy.authority);
  return {
    chain: [leaf, ...above],
    earlier: storage.certificates
      .versions(certificateId)
      .map(({ version }) => version.fingerprintSha256)
      .filter((fingerprint) => fingerprint !== leaf.fingerprint256),
    ownAuthority: !issuer.publicTrust || issuer.test,
  };
};

/** Reading some hundred roots takes a moment; they change when a private authority is added. */
let knownRoots: { readonly own: string; readonly roots: Roots } | undefined;
const rootsFor = ({ storage, authority }: WatchParts): Roots => {
  const pems = storage.certificates.list().flatMap(({ policy }) => authority(policy.authority).rootPem ?? []);
  const own = [...new Set(pems)].toSorted();
  const key = own.join('\n');
  if (knownRoots?.own !== key) knownRoots = { own: key, roots: trustedRoots(own) };
  return knownRoots.roots;
};
