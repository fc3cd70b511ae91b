/** The policy of the run that follows a failed one. Lists are turned, not shortened: what worked stays in front. */
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';

export const withNextProof = (policy: Policy): Policy => {
  const [proof, ...later] = policy.fallbackProofs;
  return proof === undefined ? policy : { ...policy, proof, fallbackProofs: [...later, policy.proof] };
};

/** `profiles` are those of the next authority: names of profiles mean nothing anywhere else. */
export const withNextAuthority = (policy: Policy, profiles: readonly string[]): Policy => {
  const [authority, ...later] = policy.fallbackAuthorities;
  if (authority === undefined) return policy;
  const { profile, ...rest } = policy;
  return {
    ...rest,
    ...(profile !== undefined && profiles.includes(profile) ? { profile } : {}),
    authority,
    fallbackAuthorities: [...later, policy.authority],
  };
};

/** The real authority stands first among the fallbacks, so that it follows when the rehearsal has gone well. */
export const asRehearsal = (policy: Policy, staging: AuthorityRef): Policy => ({
  ...policy,
  authority: staging,
  fallbackAuthorities: [policy.authority, ...policy.fallbackAuthorities],
});

export const afterRehearsal = (policy: Policy): Policy => {
  const [authority, ...later] = policy.fallbackAuthorities;
  return authority === undefined ? policy : { ...policy, authority, fallbackAuthorities: later };
};
