/** Checks that need names and authorities: the names themselves, the network, the ladder, clock, account, limits. */

import { hasNetwork } from '../../acme/network-failure.ts';
import { profileFor, signingPolicyOf } from '../../authorities/authorities.ts';
import { isPrivateHost } from '../../authorities/private-host.ts';
import { auditResolvers, authoritativeView, overHttpsView } from '../../dns/audit-resolver.ts';
import { dohOperators } from '../../dns/over-https.ts';
import { wayTo } from '../../proxy/ways.ts';
import { type Check, orFine } from '../check.ts';
import { proofsOf } from '../inputs.ts';
import { judgeAccount } from '../judge/account.ts';
import { judgeAuthority } from '../judge/authority.ts';
import { judgeClock } from '../judge/clock.ts';
import { judgeLimits } from '../judge/limits.ts';
import { judgeNames } from '../judge/names.ts';
import { judgeNetwork } from '../judge/network.ts';
import { judgeResolvers } from '../judge/resolver.ts';
import { proxyFor, tryProxy } from '../probe/proxy.ts';

const always = (): boolean => true;

export const namesCheck: Check = {
  id: 'names',
  applies: always,
  run: async ({ policy, authorities }) =>
    orFine(
      judgeNames({
        identifiers: policy.identifiers,
        methods: [...new Set(proofsOf(policy).map(({ method }) => method))],
        authorities: authorities.map(({ authority }) => ({
          id: authority.id,
          name: authority.name,
          signs: signingPolicyOf(authority, profileFor(authority, policy)),
        })),
      }),
      policy.identifiers.map(({ value }) => value),
    ),
};

export const networkCheck: Check = {
  id: 'network',
  applies: always,
  run: async ({ authorities, environment, network, facts }, signal) => {
    const [first] = authorities;
    if (first === undefined) return orFine([]);
    const url = new URL(first.directoryUrl);
    const { hostname, host } = url;
    // A password that cannot be read is told of the authority.
    const way = await wayTo(url).catch(() => undefined);
    const ladderThrough = way === undefined ? undefined : await facts.ladder(first);
    const proxy = way === undefined ? proxyFor(hostname, environment) : undefined;
    const [tried, ladder] = await Promise.all([
      proxy === undefined ? undefined : tryProxy(proxy, host, signal),
      proxy === undefined ? undefined : facts.ladder(first),
    ]);
    const devices = network.addresses().map(({ device, address }) => `${device} ${address}`);
    return orFine(
      judgeNetwork({
        // An authority on this very machine needs no network.
        online: isPrivateHost(hostname) || hasNetwork(),
        ...(way === undefined ? {} : { through: { proxy: way.proxy, problem: ladderThrough?.problem?.code } }),
        ...(tried === undefined ? {} : { proxy: tried }),
        direct: ladder?.problem === undefined,
        authority: first.authority.name,
      }),
      devices,
    );
  },
};

export const resolverCheck: Check = {
  id: 'resolver',
  // Resolvers that were named are meant as they are, and may know an inner view.
  applies: ({ resolvers }) => resolvers.length === 0,
  run: async ({ resolvers, clock, eye, authorities }, signal) => {
    if (authorities.some(({ authority }) => authority.practice)) return orFine([]);
    const findings = await auditResolvers({
      resolvers,
      control: [...dohOperators.map((operator) => overHttpsView(operator, { deadline: 2000 })), authoritativeView(eye)],
      clock,
      signal,
      patience: 700,
    });
    return orFine(judgeResolvers(findings, resolvers.length), resolvers);
  },
};

export const clockCheck: Check = {
  id: 'clock',
  applies: always,
  run: async ({ authorities, facts }) => {
    const climbed = await Promise.all(
      authorities.map(async (one) => ({ authority: one.authority, ladder: await facts.ladder(one) })),
    );
    const skews = climbed.flatMap(({ authority: { practice, name }, ladder: { host, skewSeconds: seconds } }) =>
      seconds === undefined ? [] : [{ host, seconds, ...(practice ? { name } : {}) }],
    );
    return orFine(
      judgeClock({ skews }),
      skews.map(({ host, seconds }) => `${host}: ${seconds} s`),
      skews.length > 0,
    );
  },
};

export const authorityCheck: Check = {
  id: 'authority',
  applies: always,
  run: async ({ authorities, policy, facts }) => {
    const climbed = await Promise.all(
      authorities.map(async (one) => ({ authority: one.authority, ladder: await facts.ladder(one) })),
    );
    return orFine(
      climbed.flatMap(({ authority, ladder }) =>
        judgeAuthority({ id: authority.id, name: authority.name, ladder, profile: profileFor(authority, policy) }),
      ),
      climbed.flatMap(({ ladder }) => ladder.steps),
    );
  },
};

export const accountCheck: Check = {
  id: 'account',
  applies: always,
  run: async ({ authorities, account, facts }) => {
    const judged = await Promise.all(
      authorities.map(async (one) => {
        // A directory that cannot be reached is told by another check; what is known of it still counts.
        const { directory } = await facts.ladder(one);
        const known = await account(one);
        const bindingWanted = known.bindingWanted || directory?.meta.externalAccountRequired === true;
        // In practice nobody writes to it, so a sample address is as good as any.
        const contact = one.authority.practice ? [] : known.contact;
        return { url: known.url, findings: judgeAccount({ ...known, bindingWanted, contact }, one.authority) };
      }),
    );
    return orFine(
      judged.flatMap(({ findings }) => findings),
      judged.flatMap(({ url }) => url ?? []),
    );
  },
};

export const limitsCheck: Check = {
  id: 'limits',
  applies: always,
  run: async ({ authorities, limits }) => orFine(authorities.flatMap((one) => judgeLimits(limits(one), one.authority))),
};
