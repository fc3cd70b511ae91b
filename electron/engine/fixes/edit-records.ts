/** Which records each cause is about. */
import type { CauseId } from '../../../shared/domain/causes.ts';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import { addressKind } from '../dns/address-kind.ts';
import { askOuterAddress } from '../port-mapping/nat-pmp.ts';
import { inLanes } from '../ports/index.ts';
import { type CaaFacts, judgeCaa } from '../preflight/judge/caa.ts';
import { climbForCaa } from '../preflight/probe/caa-climb.ts';
import { type CaaWish, caaText, correctCaa, pointHere, removeAddresses } from './corrections.ts';
import type { Draft, FixCase, Planner } from './fix.ts';
import { planMisplaced } from './misplaced-text.ts';
import { nothingToDo, type Place, planPlaces } from './records.ts';

export const planRecords: Planner = (of) => {
  const special = Object.entries(byCause).find(([cause]) => cause === of.asked.cause)?.[1];
  return (special ?? planWanted)(of);
};

/** What has to stand in the zone for the run at hand. */
const planWanted: Planner = ({ run, policy, asked }) => {
  const values = (run?.records ?? []).map(({ location, value }) => `${location} TXT ${value}`);
  if (values.length > 0) return { kind: 'words', values };
  const name = asked.detail.name ?? policy?.identifiers[0]?.value;
  return { kind: 'go', place: 'dns', ...(name === undefined ? {} : { id: name.replace(/^\*\./, '') }) };
};

const planCaa: Planner = async (of) => {
  const wishes = await caaWishes(of);
  if (wishes === undefined) return { kind: 'words', values: issuersOf(of).map((one) => caaText('issue', one)) };
  if (wishes.length === 0) return nothingToDo(of);
  const places = wishes.map((wish): Place => {
    const { fqdn, tag, issuer } = wish;
    return {
      fqdn,
      type: 'CAA',
      words: [`${fqdn} CAA ${caaText(tag, issuer)}`],
      correct: (there) => correctCaa(wish, there),
    };
  });
  return planPlaces(of, places);
};

const issuersOf = (of: FixCase): readonly string[] =>
  of.policy === undefined ? [] : of.world.authority(authorityMeant(of, of.policy)).authority.caaDomains;

/** The one that a check found shut out, which may be one that is only to take over; else the first. */
const authorityMeant = ({ asked, world }: FixCase, { authority, fallbackAuthorities }: Policy): AuthorityRef =>
  fallbackAuthorities.find((ref) => world.authority(ref).authority.name === asked.detail.authority) ?? authority;

/** Names that are looked at side by side. */
const lookLanes = 8;

/** One for each set that forbids; `undefined` where it cannot be told what the authority is called. */
const caaWishes = async (of: FixCase): Promise<readonly CaaWish[] | undefined> => {
  const { policy, world, signal } = of;
  if (policy === undefined) return undefined;
  const { authority } = world.authority(authorityMeant(of, policy));
  const domains = [...authority.caaDomains, ...(await askedFor(of))];
  const [issuer] = domains;
  if (issuer === undefined) return undefined;
  const eye = world.eye(policy.resolvers);
  const wishes = new Map<string, CaaWish>();
  const names = policy.identifiers.flatMap(({ type, value }) => (type === 'dns' ? [value] : []));
  const climbs: CaaFacts[] = [];
  await inLanes(names, lookLanes, async (name) => void climbs.push(await climbForCaa(eye, name, signal)));
  for (const facts of climbs) {
    const step = facts.steps.find(({ records }) => records.length > 0);
    const found = judgeCaa(facts, { id: authority.id, name: authority.name, domains }, [policy.proof.method]);
    const finding = found.find(({ code }) => correctable.has(code));
    if (step === undefined || finding === undefined) continue;
    const wild = facts.name.startsWith('*.') && step.records.some(({ tag }) => tag === 'issuewild');
    // The set that counts stands where the last of the CNAMEs leads (RFC 8659 §3).
    const fqdn = step.chain.at(-1) ?? step.name;
    const tag = wild ? 'issuewild' : 'issue';
    const misspelt = finding.code === 'caa-misspelt' ? finding.detail.value : undefined;
    wishes.set(`${fqdn} ${tag}`, { fqdn, tag, issuer, misspelt });
  }
  return [...wishes.values()];
};

/** A critical property that nobody knows forbids whatever stands beside it, so adding a value would not help. */
const correctable: ReadonlySet<string> = new Set([
  'caa-forbids',
  'caa-misspelt',
  'caa-other-account',
  'caa-other-method',
]);

/** The directory's own word (RFC 8555 §7.1.1), where nothing is known as of writing. */
const askedFor = async (of: FixCase): Promise<readonly string[]> => {
  const { policy, world, signal } = of;
  if (policy === undefined) return [];
  const ref = authorityMeant(of, policy);
  if (world.authority(ref).authority.caaDomains.length > 0) return [];
  try {
    return (await world.lookAtAuthority(ref, signal)).caaIdentities;
  } catch {
    signal.throwIfAborted();
    return [];
  }
};

const planDeadAddress: Planner = (of) => {
  const named = addressesIn(of).filter((address) => address.includes(':'));
  const own = of.world.network.addresses().map(({ address }) => address);
  return planPlaces(
    of,
    namesOf(of).map((fqdn) => ({
      fqdn,
      type: 'AAAA',
      words: named.length === 0 ? [`${fqdn} AAAA`] : named.map((address) => `${fqdn} AAAA ${address}`),
      correct: (there) => {
        const foreign = there.map(({ value }) => value).filter((value) => !own.includes(value));
        return removeAddresses(fqdn, named.length > 0 ? named : foreign, there);
      },
    })),
  );
};

const planOwnAddress: Planner = async (of) => {
  const own = await outerAddress(of);
  const names = namesOf(of);
  if (own === undefined) return { kind: 'words', values: names.map((name) => `${name} A`) };
  const wrong = addressesIn(of);
  return planPlaces(
    of,
    names.map((fqdn) => ({
      fqdn,
      type: 'A',
      words: [`${fqdn} A ${own}`],
      correct: (there) => pointHere(fqdn, own, wrong, there),
    })),
  );
};

/** Where the world finds this machine by IPv4: its own public address, or that of its router. */
const outerAddress = async ({ world: { network }, asked, signal }: FixCase): Promise<string | undefined> => {
  const ours = network.addresses().map(({ address }) => address);
  const own = [...ours, asked.detail.own ?? ''].find((one) => /^[\d.]+$/.test(one) && addressKind(one) === 'public');
  if (own !== undefined) return own;
  const gateway = await network.gateway(signal);
  const outer = gateway === undefined ? undefined : await askOuterAddress(gateway.address, { signal });
  // Behind a second router, or the line's provider, nobody outside could call it.
  return outer !== undefined && addressKind(outer) === 'public' ? outer : undefined;
};

const namesOf = ({ asked, policy }: FixCase): readonly string[] => {
  const { name } = asked.detail;
  if (name !== undefined && name !== '') return [name];
  return (policy?.identifiers ?? []).flatMap(({ type, value }) =>
    type === 'dns' && !value.startsWith('*.') ? [value] : [],
  );
};

const addressesIn = ({ asked: { detail } }: FixCase): readonly string[] =>
  [detail.addresses, detail.address].flatMap((list) => (list === undefined ? [] : list.split(/[,\s]+/)));

/** A CNAME at the place of proof that leads to a zone nobody here can write to. */
const planDelegation: Planner = async (of): Promise<Draft> => {
  const { policy, asked, world, signal } = of;
  const name = asked.detail.name ?? policy?.identifiers.find(({ type }) => type === 'dns')?.value;
  if (name === undefined) return { kind: 'go', place: 'credential' };
  const place = await world
    .eye(policy?.resolvers ?? [])
    .locateChallenge(name, signal)
    .catch(() => undefined);
  signal.throwIfAborted();
  const [fqdn, target] = place?.chain ?? [];
  if (fqdn === undefined || target === undefined) return nothingToDo(of);
  const remove = { fqdn, type: 'CNAME', add: [] } as const;
  return planPlaces(of, [
    {
      fqdn,
      type: 'CNAME',
      words: [`${fqdn} CNAME ${target}`],
      correct: (there) => ({ ...remove, remove: there.map(({ value }) => value) }),
    },
  ]);
};

const byCause: Partial<Readonly<Record<CauseId, Planner>>> = {
  'caa-forbids': planCaa,
  'caa-lookup-failed': planCaa,
  'ipv6-aaaa-broken': planDeadAddress,
  'a-record-points-elsewhere': planOwnAddress,
  'no-address-record': planOwnAddress,
  'private-ip-address': planOwnAddress,
  'txt-name-wrong': planMisplaced,
  'cname-delegation-misrouted': planDelegation,
};
