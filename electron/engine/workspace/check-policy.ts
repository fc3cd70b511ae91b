/** What can be known to be wrong with a policy before anything is locked, made or sent. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { profileFor, type ResolvedAuthority, signingPolicyOf } from '../authorities/authorities.ts';
import type { RunnerPorts } from '../issuance/ports.ts';
import { refuseImpossibleProof } from '../issuance/proof-steps.ts';
import { clockDoubt } from '../keys/read-certificate.ts';
import type { Clock } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';
import { refuseUnbound } from './sessions.ts';

export interface CheckParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly runnerPorts: Pick<RunnerPorts, 'dnsWriter'>;
  authority(ref: Policy['authority']): ResolvedAuthority;
}

/**
 * Every authority and every proof of the policy, those that only take over as well: a failover that cannot work is
 * found now and not in the night it is needed. `names.*`, `csr.*`, `challenge.not-offered`, `credential.*`,
 * `account.binding-needed`, `input.invalid`, `vault.*`.
 */
export const refuseImpossible = async (parts: CheckParts, policy: Policy): Promise<void> => {
  refuseImpossibleDates(policy, parts.clock.now());
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

/** A certificate is put to use at once, so it must be valid then: not from tomorrow on, and not until yesterday. */
const refuseImpossibleDates = ({ notBefore, notAfter }: Policy, now: Date): void => {
  const from = notBefore === undefined ? now : new Date(notBefore);
  const refuse = (path: string, message: string) => fail('input.invalid', { issues: [{ path, message }] });
  if (from.getTime() > now.getTime() + clockDoubt) throw refuse('notBefore', 'in the future');
  if (notAfter === undefined) return;
  const to = new Date(notAfter);
  if (to <= now) throw refuse('notAfter', 'in the past');
  if (to <= from) throw refuse('notAfter', 'not after notBefore');
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
