/** Key, profile, chain and the DNS servers that are asked. */
import type { KeyType, Policy } from '../../../shared/domain/certificates.ts';
import type { FixPlan } from '../../../shared/domain/fixes.ts';
import type { FixCase, Planner } from './fix.ts';
import { withPolicy } from './other-policy.ts';

type Option = Extract<FixPlan, { kind: 'choose' }>['options'][number];

/** What the authority does without being asked. */
const unasked = 'default';

export const planProfile: Planner = async (of) => {
  const { policy, asked } = of;
  if (policy === undefined) return { kind: 'go', place: 'authority' };
  const offered = await profilesOf(of, policy);
  if (Object.keys(offered).length === 0) return { kind: 'go', place: 'authority' };
  const { choice } = asked;
  if (choice === unasked || (choice !== undefined && Object.hasOwn(offered, choice))) {
    const { profile: before, ...rest } = policy;
    const next: Policy = choice === unasked ? rest : { ...rest, profile: choice };
    return withPolicy(of, next, 'profile', [before ?? 'fix.value.usual', next.profile ?? 'fix.value.usual']);
  }
  const addresses = policy.identifiers.some(({ type }) => type === 'ip');
  const best = addresses ? of.world.authority(policy.authority).authority.addressProfile : unasked;
  const options: readonly Option[] = [
    { id: unasked, label: 'fix.value.usual', sentence: 'fix.option.profile-default', recommended: best === unasked },
    ...Object.entries(offered).map(([id, words]) => ({
      id,
      label: id,
      ...(words === '' ? {} : { sentence: words }),
      recommended: id === best,
    })),
  ];
  return { kind: 'choose', options: options.filter(({ id }) => id !== (policy.profile ?? unasked)) };
};

/** The directory's own list is the truth; what was known as of writing does where it cannot be asked. */
const profilesOf = async ({ world, signal }: FixCase, policy: Policy): Promise<Readonly<Record<string, string>>> => {
  try {
    return (await world.lookAtAuthority(policy.authority, signal)).profiles;
  } catch {
    signal.throwIfAborted();
    const { profiles = [] } = world.authority(policy.authority).authority;
    return Object.fromEntries(profiles.map((name) => [name, '']));
  }
};

const shortest = 'shortest';

export const planChain: Planner = (of) => {
  const { policy, run, world, asked } = of;
  if (policy === undefined) return { kind: 'go', place: 'authority' };
  const told = (run?.warnings ?? []).flatMap((one) => (one.code === 'chain.not-offered' ? one.details.offered : []));
  const names = [...new Set([...told, ...world.chainsOf(policy.authority)])];
  const before = chainWords(policy);
  const { choice } = asked;
  if (choice === unasked || choice === shortest || (choice !== undefined && names.includes(choice))) {
    const { preferredChain: _before, ...rest } = policy;
    const next: Policy = {
      ...rest,
      ...(choice === unasked ? {} : { preferredChain: choice === shortest ? { kind: shortest } : rootOf(choice) }),
    };
    return withPolicy(of, next, 'chain', [before, chainWords(next)]);
  }
  const options: readonly Option[] = [
    { id: unasked, label: 'fix.value.usual', sentence: 'fix.option.chain-default', recommended: false },
    { id: shortest, label: 'fix.value.shortest', recommended: false },
    ...names.map((name) => ({ id: name, label: name, recommended: false })),
  ];
  return { kind: 'choose', options: options.filter(({ label }) => label !== before) };
};

const rootOf = (name: string): NonNullable<Policy['preferredChain']> => ({ kind: 'root', name });
const chainWords = ({ preferredChain }: Policy): string =>
  preferredChain === undefined
    ? 'fix.value.usual'
    : preferredChain.kind === 'shortest'
      ? 'fix.value.shortest'
      : preferredChain.name;

const keyOptions = [
  { id: 'ec256', label: 'fix.option.key-ec256', sentence: 'fix.option.key-modern' },
  { id: 'rsa2048', label: 'fix.option.key-rsa2048', sentence: 'fix.option.key-old' },
  { id: 'rsa4096', label: 'fix.option.key-rsa4096', sentence: 'fix.option.key-old' },
] as const satisfies readonly (Omit<Option, 'recommended'> & { readonly id: KeyType })[];
/** The kind of key is what is wrong, rather than the key itself. */
const aboutKind: ReadonlySet<string> = new Set(['bad-public-key', 'key-type-unsupported-by-target']);

export const planKey: Planner = (of) => {
  const { policy, asked } = of;
  if (policy === undefined) return { kind: 'go', place: 'review' };
  const chosen = keyOptions.find(({ id }) => id === asked.choice);
  if (aboutKind.has(asked.cause) && chosen === undefined) {
    const best: KeyType = asked.cause === 'bad-public-key' ? 'ec256' : 'rsa2048';
    return { kind: 'choose', options: keyOptions.map((one) => ({ ...one, recommended: one.id === best })) };
  }
  // A request made elsewhere brings its own key, which we could not renew.
  const { csrPem, ...rest } = policy;
  const next: Policy = { ...rest, keyType: chosen?.id ?? policy.keyType, keyPolicy: 'new' };
  const sameKind = next.keyType === policy.keyType && csrPem === undefined;
  return withPolicy(
    of,
    next,
    'key',
    sameKind
      ? ['fix.value.same-key', 'fix.value.new-key']
      : [csrPem === undefined ? keyLabel(policy.keyType) : 'fix.value.same-key', keyLabel(next.keyType)],
  );
};

const keyLabel = (type: KeyType): string => keyOptions.find(({ id }) => id === type)?.label ?? type;

/** Public ones, as their operators publish them: Cloudflare and Google, Alibaba and Tencent. */
const publicResolvers = {
  'both-sides': { addresses: ['1.1.1.1', '223.5.5.5'], sentence: 'fix.option.resolvers-both' },
  worldwide: { addresses: ['1.1.1.1', '8.8.8.8'], sentence: 'fix.option.resolvers-worldwide' },
  china: { addresses: ['223.5.5.5', '119.29.29.29'], sentence: 'fix.option.resolvers-china' },
} as const;

export const planResolvers: Planner = (of) => {
  const { policy, asked } = of;
  const entries = Object.entries(publicResolvers);
  if (policy === undefined) return { kind: 'words', values: publicResolvers['both-sides'].addresses.slice() };
  const chosen = entries.find(([id]) => id === asked.choice)?.[1];
  if (chosen === undefined)
    return {
      kind: 'choose',
      options: entries.map(([id, { addresses, sentence }]) => ({
        id,
        label: addresses.join(', '),
        sentence,
        recommended: id === 'both-sides',
      })),
    };
  const before = policy.resolvers.length === 0 ? 'fix.value.this-computer' : policy.resolvers.join(', ');
  const next = { ...policy, resolvers: [...chosen.addresses] };
  return withPolicy(of, next, 'resolvers', [before, next.resolvers.join(', ')]);
};
