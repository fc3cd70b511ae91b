/** What can be known to be wrong with a policy before anything is locked, made or sent. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { profileFor, type ResolvedAuthority, signingPolicyOf } from '../authorities/authorities.ts';
import type { RunnerPorts } from '../issuance/ports.ts';
import { refuseImpossibleProof } from '../issuance/proof-steps.ts';
import type { Storage } from '../storage/open-storage.ts';
import { refuseUnbound } from './sessions.ts';

export interface CheckParts {
  readonly storage: Storage;
  readonly runnerPorts: Pick<RunnerPorts, 'dnsWriter'>;
  authority(ref: Policy['authority']): ResolvedAuthority;
}

/**
 * Every authority and every proof of the policy, those that only take over as well: a failover that cannot work is
 * found now and not in the night it is needed. `names.*`, `csr.*`, `challenge.not-offered`, `credential.*`,
 * `account.binding-needed`, `vault.*`.
 */
export const refuseImpossible = async (parts: CheckParts, policy: Policy): Promise<void> => {
  await refuseUnsignable(policy, parts.authority(policy.authority));
  for (const ref of policy.fallbackAuthorities) {
    const authority = parts.authority(ref);
    await refuseUnsignable(policy, authority);
    refuseUnbound(parts.storage, authority);
  }
  for (const proof of [policy.proof, ...policy.fallbackProofs]) {
    refuseImpossibleProof(policy.identifiers, proof.method);
    if ('provider' in proof) await parts.runnerPorts.dnsWriter({ ...policy, proof });
  }
  if (policy.csrPem !== undefined) {
    const { readFittingCsr } = await import('../keys/read-csr.ts');
    await readFittingCsr(policy.csrPem, policy.identifiers);
  }
};

const refuseUnsignable = async (policy: Policy, authority: ResolvedAuthority): Promise<void> => {
  const { checkNames } = await import('../../../shared/domain/names/check-names.ts');
  const signing = signingPolicyOf(authority.authority, profileFor(authority.authority, policy));
  if (policy.identifiers.length > signing.maxNames)
    throw fail('names.too-many', { count: policy.identifiers.length, limit: signing.maxNames });
  const values = policy.identifiers.map(({ value }) => value);
  const refused = checkNames(values.join(' '), signing, values).names.flatMap((name) => {
    const refusal = name.problems.find(({ severity }) => severity === 'refusal');
    if (refusal === undefined) return [];
    const { typed, value, suggestion } = name;
    return [{ typed, value, problem: refusal.code, ...(suggestion === undefined ? {} : { suggestion }) }];
  });
  if (refused.length > 0) throw fail('names.refused', { names: refused });
};
