/** What only a person can decide or do: the right place in the app, the right page outside, or words worth copying. */
import type { FixPlace } from '../../../shared/domain/fixes.ts';
import { providerPage } from '../../../shared/domain/provider-page.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { Draft, FixCase, Planner } from './fix.ts';
import { knownOrigins, knownPage } from './known-pages.ts';

export const goTo =
  (place: FixPlace, id: (of: FixCase) => string | undefined = () => undefined): Planner =>
  (of) => {
    const at = id(of);
    return { kind: 'go', place, ...(at === undefined ? {} : { id: at }) };
  };

export const certificateOf = ({ run, policy, world }: FixCase): string | undefined =>
  run?.certificateId ?? (policy === undefined ? undefined : world.certificateId(policy));

/** The stored key that the proof uses. */
export const credentialOf = ({ policy }: FixCase): string | undefined =>
  [policy?.proof, ...(policy?.fallbackProofs ?? [])].flatMap((proof) =>
    proof !== undefined && 'credentialId' in proof && proof.credentialId !== undefined ? [proof.credentialId] : [],
  )[0];

export const firstName = ({ policy, asked }: FixCase): string | undefined =>
  (asked.detail.name ?? policy?.identifiers[0]?.value)?.replace(/^\*\./, '');

/** A page of a list that is known; anything else is a value to copy, for the reader to judge. */
const page = ({ world }: FixCase, url: string | undefined): Draft => {
  const known = { providers: world.descriptors, authorities: world.authorities };
  const opened = url === undefined ? undefined : knownPage(url, knownOrigins(known));
  if (opened !== undefined) return { kind: 'open', url: opened };
  return { kind: 'words', values: url === undefined ? [] : [url] };
};

/** Where the provider's rights, plan and list of addresses are set. */
export const planProviderPage: Planner = (of) => {
  const { policy, world, asked } = of;
  const own = [policy?.proof, ...(policy?.fallbackProofs ?? [])].flatMap((proof) =>
    proof !== undefined && 'provider' in proof ? [proof.provider] : [],
  );
  return page(of, providerPage([asked.detail.provider, ...own], world.descriptors));
};

/** The page that the authority's answer points to, else its terms. */
export const planHelpPage: Planner = (of) => {
  const { run, policy, world, asked } = of;
  const told = run?.problem === undefined ? undefined : helpIn(run.problem);
  const terms = policy === undefined ? undefined : world.authority(policy.authority).authority.termsUrl;
  return page(of, told ?? linkIn(Object.values(asked.detail).join(' ')) ?? terms);
};

const helpIn = (problem: Problem): string | undefined => {
  const details: Readonly<Record<string, unknown>> = problem.details;
  const helpUrl = 'helpUrl' in details ? details.helpUrl : undefined;
  return typeof helpUrl === 'string' ? helpUrl : linkIn(JSON.stringify(details));
};

const linkIn = (text: string): string | undefined =>
  /https:\/\/[^\s"'<>\\]+/.exec(text)?.[0].replace(/[.,;:!?)\]]+$/, '');

/** Registrars are not told by a zone; what to say to them is. */
export const planRegistrar: Planner = async (of) => {
  const name = firstName(of);
  if (name === undefined) return { kind: 'words', values: [] };
  const zone = await of.world
    .eye(of.policy?.resolvers ?? [])
    .findZone(name, of.signal)
    .catch(() => undefined);
  of.signal.throwIfAborted();
  return { kind: 'words', values: [zone?.name ?? name, ...(zone?.nameServers ?? []).map((server) => server.name)] };
};

/** What has to answer, and with what. */
export const planServer: Planner = ({ run, policy, asked }) => {
  const told = (run?.records ?? []).flatMap(({ location, value }) => [location, value]);
  if (told.length > 0) return { kind: 'words', values: told };
  const { name } = asked.detail;
  const names = (policy?.identifiers ?? []).map(({ value }) => value);
  return {
    kind: 'words',
    values: (name === undefined ? names : [name]).map((one) => `http://${one}/.well-known/acme-challenge/`),
  };
};

/** The other end that has to be reached; an address that was typed in is corrected where it stands. */
export const planNetwork: Planner = (of) => {
  const { asked, policy, world } = of;
  const id = credentialOf(of);
  if (asked.cause === 'provider-endpoint-unreachable' && id !== undefined)
    return { kind: 'go', place: 'credential', id };
  if (policy === undefined) return { kind: 'words', values: [] };
  const { host, port } = new URL(world.authority(policy.authority).directoryUrl);
  return { kind: 'words', values: [`${host}${port === '' ? ':443' : ''}`] };
};

export const words =
  (values: (of: FixCase) => readonly string[] = () => []): Planner =>
  (of) => ({ kind: 'words', values: [...values(of)] });
