/** Checks of the zone: whose it is, signatures, shadows, provider, credential, CAA, what lies there already. */
import { toProblem } from '../../../../shared/errors/problem.ts';
import { inLanes } from '../../ports/index.ts';
import { type Check, type Found, orFine } from '../check.ts';
import {
  baseNames,
  type PreflightInputs,
  type ProviderProof,
  proofsOf,
  provesByDns,
  providerProofs,
} from '../inputs.ts';
import { type CaaIssuer, judgeCaa } from '../judge/caa.ts';
import { judgeCredential } from '../judge/credential.ts';
import { judgeProvider, judgeRoom } from '../judge/provider.ts';
import { judgeStale } from '../judge/stale-txt.ts';
import { judgeDnssec, judgeShadows, judgeZone, type PlaceFacts } from '../judge/zone.ts';
import { askZone } from '../probe/ask-zone.ts';
import { climbForCaa } from '../probe/caa-climb.ts';

const lanes = 12;

const byDns: Check['applies'] = provesByDns;
const hasNames: Check['applies'] = (policy) => baseNames(policy).length > 0;

/** All at once, in the order of the names. */
const forEach = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  await inLanes(items, lanes, async (item, index) => {
    results[index] = await work(item);
  });
  return results;
};

const placesOf = ({ policy, facts }: PreflightInputs): Promise<readonly PlaceFacts[]> =>
  forEach(baseNames(policy), (name) => facts.place(name));

/** Names of one order mostly share a zone; what is found about it is told once. */
const once = (findings: readonly Found[]): readonly Found[] => [
  ...new Map(findings.map((one) => [JSON.stringify([one.code, one.detail, one.authority, one.method]), one])).values(),
];

const anySeen = (places: readonly PlaceFacts[]): boolean => places.some(({ kind }) => kind === 'seen');

const seenIn = (places: readonly PlaceFacts[]): readonly string[] => [
  ...new Set(
    places.flatMap((place) =>
      place.kind === 'failed'
        ? []
        : [`${place.inspection.zone.name} NS ${place.inspection.zone.nameServers.map(({ name }) => name).join(' ')}`],
    ),
  ),
];

export const zoneCheck: Check = {
  id: 'zone',
  applies: hasNames,
  run: async (inputs) => {
    const places = await placesOf(inputs);
    return orFine(once(places.flatMap(judgeZone)), seenIn(places));
  },
};

export const dnssecCheck: Check = {
  id: 'dnssec',
  applies: hasNames,
  run: async (inputs) => {
    const places = await placesOf(inputs);
    const checked = inputs.authorities.some(({ authority }) => authority.publicTrust);
    const states = places.flatMap((place) =>
      place.kind === 'failed' ? [] : [`${place.inspection.zone.name}: ${place.inspection.dnssec.state}`],
    );
    const findings = places.flatMap((place) => judgeDnssec(place, checked));
    return orFine(once(findings), [...new Set(states)], anySeen(places));
  },
};

export const shadowsCheck: Check = {
  id: 'shadows',
  applies: byDns,
  run: async (inputs, signal) => {
    const places = await placesOf(inputs);
    const findings = await forEach(places, async (place) => {
      if (place.kind === 'failed') return [];
      const { fqdn } = place.inspection;
      const answer = await askZone(inputs.eye, { name: fqdn, type: 'A' }, signal).catch(() => undefined);
      signal.throwIfAborted();
      const own = (answer?.records ?? []).flatMap((record) => (record.type === 'A' ? [record.value] : []));
      return judgeShadows({ place, challengeAddresses: own });
    });
    return orFine(once(findings.flat()), [], anySeen(places));
  },
};

const descriptorOf = ({ descriptors }: PreflightInputs, { provider }: ProviderProof) =>
  descriptors.find(({ id }) => id === provider);

export const providerCheck: Check = {
  id: 'provider',
  applies: (policy) => providerProofs(policy).some(({ provider }) => provider !== 'manual'),
  run: async (inputs) => {
    const places = await placesOf(inputs);
    const values = inputs.policy.identifiers.map(({ value }) => value);
    const findings = providerProofs(inputs.policy).flatMap((proof) => {
      const descriptor = descriptorOf(inputs, proof);
      if (descriptor === undefined) return [];
      const { descriptors } = inputs;
      return [
        ...judgeRoom(descriptor, values),
        ...places.flatMap((place) => {
          if (place.kind === 'failed') return [];
          const { chain, zone } = place.inspection;
          const nameServers = zone.nameServers.map(({ name }) => name);
          const base = { name: place.name, method: proof.method, descriptor, descriptors };
          return judgeProvider({ ...base, chain, zone: zone.name, nameServers });
        }),
      ];
    });
    return orFine(once(findings), seenIn(places), anySeen(places));
  },
};

export const credentialCheck: Check = {
  id: 'credential',
  applies: (policy) => providerProofs(policy).some(({ provider }) => provider !== 'manual'),
  run: async (inputs, signal) => {
    const places = await placesOf(inputs);
    const zones = [
      ...new Set(places.flatMap((place) => (place.kind === 'failed' ? [] : [place.inspection.zone.name]))),
    ];
    const proofs = providerProofs(inputs.policy).filter(({ provider }) => provider !== 'manual');
    const pairs = proofs.flatMap((proof) => zones.map((zone) => ({ proof, zone })));
    const findings = await forEach(pairs, ({ proof, zone }) => proveFor(inputs, proof, zone, signal));
    return orFine(
      once(findings.flat()),
      pairs.map(({ proof, zone }) => `${proof.provider}: ${zone}`),
      anySeen(places),
    );
  },
};

const proveFor = async (
  inputs: PreflightInputs,
  proof: ProviderProof,
  zone: string,
  signal: AbortSignal,
): Promise<readonly Found[]> => {
  const { provider, method } = proof;
  try {
    await (await inputs.openProvider(proof)).prove(zone, signal);
    return [];
  } catch (thrown) {
    signal.throwIfAborted();
    return judgeCredential({ provider, method, zone, problem: toProblem(thrown) });
  }
};

export const caaCheck: Check = {
  id: 'caa',
  applies: hasNames,
  run: async (inputs, signal) => {
    const { policy, eye } = inputs;
    const methods = proofsOf(policy).map(({ method }) => method);
    const ordered = policy.identifiers.flatMap(({ type, value }) => (type === 'dns' ? [value.toLowerCase()] : []));
    const [climbs, issuers] = await Promise.all([
      forEach(ordered, (name) => climbForCaa(eye, name, signal)),
      Promise.all(inputs.authorities.map((authority) => issuerOf(inputs, authority))),
    ]);
    const findings = issuers.flatMap((issuer) => climbs.flatMap((climb) => judgeCaa(climb, issuer, methods)));
    const lines = climbs.flatMap(({ steps }) =>
      steps.map(
        ({ name, records }) => `${name} CAA ${records.map(({ tag, value }) => `${tag} "${value}"`).join(', ') || '–'}`,
      ),
    );
    return orFine(once(findings), [...new Set(lines)], lines.length > 0);
  },
};

const issuerOf = async (
  { facts, account }: PreflightInputs,
  resolved: PreflightInputs['authorities'][number],
): Promise<CaaIssuer> => {
  const [ladder, known] = await Promise.all([facts.ladder(resolved), account(resolved)]);
  const { id, name, caaDomains } = resolved.authority;
  const domains = [...new Set([...(ladder.directory?.meta.caaIdentities ?? []), ...caaDomains])];
  return { id, name, domains, accountUrl: known.url };
};

export const staleTxtCheck: Check = {
  id: 'stale-txt',
  applies: byDns,
  run: async (inputs, signal) => {
    const places = await placesOf(inputs);
    const findings = await forEach(places, async (place) => {
      if (place.kind === 'failed') return [];
      const { zone, fqdn, findings: noted } = place.inspection;
      const doubled = `${fqdn}.${zone.name}`;
      const shadowed = noted.some(({ code }) => code === 'wildcard-txt' || code === 'wildcard-cname');
      const [values, misplaced] = await Promise.all(
        [fqdn, doubled].map(async (name) => {
          const sightings = shadowed ? [] : await inputs.eye.lookAt(zone, name, '', signal, { serials: false });
          return sightings.flatMap((sighting) => sighting.values);
        }),
      );
      return judgeStale({ fqdn, values: values ?? [], doubled: { fqdn: doubled, values: misplaced ?? [] } });
    });
    return orFine(once(findings.flat()), [], anySeen(places));
  },
};
