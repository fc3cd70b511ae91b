/** What a run was told to do, as a report tells it: what is somebody's own only by its kind. */
import type { AuthorityRef, Policy, Proof } from '../../../shared/domain/certificates.ts';
import type { Material } from '../bundle/contents.ts';

type PolicyReport = NonNullable<Material['policy']>;

export const policyReport = (policy: Policy, aliases: ReadonlyMap<string, string>): PolicyReport => {
  const proofOf = (proof: Proof): PolicyReport['proof'] => ({
    ...proof,
    ...('credentialId' in proof && proof.credentialId !== undefined
      ? { credential: aliases.get(proof.credentialId) ?? 'removed' }
      : {}),
  });
  return {
    ...policy,
    authority: authorityOf(policy.authority),
    fallbackAuthorities: policy.fallbackAuthorities.map(authorityOf),
    proof: proofOf(policy.proof),
    fallbackProofs: policy.fallbackProofs.map(proofOf),
    ownRequest: policy.csrPem !== undefined,
    contacts: policy.contact.length,
  };
};

const authorityOf = (ref: AuthorityRef): PolicyReport['authority'] =>
  'id' in ref ? { id: ref.id, ownRoot: false } : { url: ref.url, ownRoot: ref.rootPem !== undefined };
