/** Another authority: those that need no account first, or where there is one, and that would sign these names. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import { signingPolicyOf } from '../authorities/authorities.ts';
import { type CaaFacts, judgeCaa } from '../preflight/judge/caa.ts';
import { judgeNames } from '../preflight/judge/names.ts';
import { climbForCaa } from '../preflight/probe/caa-climb.ts';
import type { FixCase, Planner } from './fix.ts';
import { withPolicy } from './other-policy.ts';

interface Offer {
  readonly id: string;
  readonly ref: AuthorityRef;
  readonly authority: Authority;
  readonly served: boolean;
}

export const planAuthority: Planner = async (of) => {
  const { policy, asked } = of;
  if (policy === undefined) return { kind: 'go', place: 'authority' };
  const offers = await offersFor(of, policy);
  const chosen = offers.find(({ id }) => id === asked.choice);
  if (chosen !== undefined) {
    const before = of.world.authority(policy.authority).authority.name;
    return withPolicy(of, turnedTo(of, policy, chosen), 'authority', [before, chosen.authority.name]);
  }
  if (offers.length === 0) return { kind: 'go', place: 'authority' };
  return {
    kind: 'choose',
    options: offers.map(({ id, authority, served }, index) => ({
      id,
      label: authority.name,
      sentence: served ? 'fix.option.has-account' : 'fix.option.no-account-needed',
      recommended: index === 0,
    })),
  };
};

/** Names of profiles and chains mean nothing at another authority. */
const turnedTo = ({ world }: FixCase, policy: Policy, { ref, authority }: Offer): Policy => {
  const { profile, preferredChain: _theirs, ...rest } = policy;
  const isChosen = (one: AuthorityRef) => world.authority(one).directoryUrl === world.authority(ref).directoryUrl;
  return {
    ...rest,
    ...(profile !== undefined && authority.profiles?.includes(profile) === true ? { profile } : {}),
    authority: ref,
    fallbackAuthorities: policy.fallbackAuthorities.filter((one) => !isChosen(one)),
  };
};

const offersFor = async (of: FixCase, policy: Policy): Promise<readonly Offer[]> => {
  const { world } = of;
  const current = world.authority(policy.authority);
  const accounts = world.accounts();
  const urlOf = (ref: AuthorityRef): string => world.authority(ref).directoryUrl;
  const served = new Set(accounts.map(({ authority }) => urlOf(authority)));
  const known = world.authorities
    .filter(({ test, practice }) => !practice && (!test || current.authority.test))
    .filter(({ directoryUrl, externalAccountBinding }) => !externalAccountBinding || served.has(directoryUrl))
    .map(
      (authority): Offer => ({
        id: authority.id,
        ref: { id: authority.id },
        authority,
        served: served.has(authority.directoryUrl),
      }),
    );
  const own = accounts
    .filter(({ authority }) => !world.authorities.some(({ directoryUrl }) => directoryUrl === urlOf(authority)))
    .map(({ authority: ref }): Offer => {
      const { authority, directoryUrl } = world.authority(ref);
      return { id: directoryUrl, ref, authority, served: true };
    });
  const others = [...known, ...own]
    .filter(({ ref }) => urlOf(ref) !== current.directoryUrl)
    .filter(({ authority }) => signs(authority, policy));
  const allowed = await allowedByCaa(of, policy);
  return others.filter(allowed).toSorted((one, other) => Number(other.served) - Number(one.served));
};

const signs = (authority: Authority, { identifiers, proof }: Policy): boolean =>
  (authority.wildcards || identifiers.every(({ value }) => !value.startsWith('*.'))) &&
  judgeNames({
    identifiers,
    methods: [proof.method],
    authorities: [{ id: authority.id, name: authority.name, signs: signingPolicyOf(authority) }],
  }).every(({ verdict, authority: id }) => verdict !== 'blocks' || id !== authority.id);

/** Whom the zones of the names let sign; everybody where they cannot be asked, for it is no order yet. */
const allowedByCaa = async (
  { world, signal }: FixCase,
  { identifiers, resolvers, proof }: Policy,
): Promise<(offer: Offer) => boolean> => {
  const eye = world.eye(resolvers);
  const names = identifiers.flatMap(({ type, value }) => (type === 'dns' ? [value] : []));
  const climbs = await Promise.all(
    names.map((name) => climbForCaa(eye, name, signal).catch((): CaaFacts => ({ name, steps: [] }))),
  );
  signal.throwIfAborted();
  return ({ authority: { id, name, caaDomains } }) =>
    climbs.every((facts) =>
      judgeCaa(facts, { id, name, domains: caaDomains }, [proof.method]).every(({ verdict }) => verdict !== 'blocks'),
    );
};
