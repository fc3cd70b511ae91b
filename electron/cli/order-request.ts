/** What `issue` and `preflight` read alike: names, and which credential is meant. */
import type { AuthorityRef, Policy } from '../../shared/domain/certificates.ts';
import type { CheckedName, Identifier } from '../../shared/domain/identifiers.ts';
import { checkNames } from '../../shared/domain/names/check-names.ts';
import { fail } from '../../shared/errors/problem.ts';
import { signingPolicyOf } from '../engine/authorities/authorities.ts';
import { readCsr, readFittingCsr } from '../engine/keys/read-csr.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import type { Arguments } from './arguments.ts';

/** Everything that can be wrong in what was typed is found before a vault or a network is touched. */
export const identifiersOf = async (
  args: Arguments,
  workspace: Workspace,
  authority: AuthorityRef,
  csrPem: string | undefined,
): Promise<readonly Identifier[]> => {
  const given = [...args.texts('name'), ...args.words];
  const inRequest = csrPem === undefined ? [] : (await readCsr(csrPem)).identifiers.map(({ value }) => value);
  // With a request of the reader's own the names may come from it alone.
  const typed = given.length === 0 ? inRequest : given;
  const signing = signingPolicyOf(workspace.authority(authority).authority, args.text('certificate-profile'));
  // What is in the request must be ordered, also where a wildcard beside it covers it.
  const report = checkNames(typed.join('\n'), signing, inRequest);
  const refused = report.names.filter(({ ok }) => !ok);
  if (refused.length > 0) throw fail('names.refused', { names: refused.map(refusal) });
  if (report.identifiers.length === 0) throw fail('names.none', {});
  if (csrPem !== undefined) await readFittingCsr(csrPem, report.identifiers);
  return report.identifiers;
};

const refusal = ({ typed, value, problems, suggestion }: CheckedName) => ({
  typed,
  value,
  problem: problems.find(({ severity }) => severity === 'refusal')?.code ?? '',
  ...(suggestion === undefined ? {} : { suggestion }),
});

/** The proofs by a provider with this credential. */
export const withCredentialId = (policy: Policy, credentialId: string): Policy => {
  const give = (proof: Policy['proof']) => ('provider' in proof ? { ...proof, credentialId } : proof);
  return { ...policy, proof: give(policy.proof), fallbackProofs: policy.fallbackProofs.map(give) };
};

export interface WantedCredential {
  readonly provider: string;
  /** Under which the command line keeps it. */
  readonly label: string;
  /** Stored before for the same certificate. */
  readonly earlier: string | undefined;
  /** The one to take where none is given: that one, else the only one of the provider. */
  readonly known: string | undefined;
}

/** `undefined` where no proof goes through a provider. */
export const wantedCredential = (workspace: Workspace, policy: Policy): WantedCredential | undefined => {
  const written = [policy.proof, ...policy.fallbackProofs].find((proof) => 'provider' in proof);
  if (written === undefined) return undefined;
  const { provider } = written;
  const label = policy.identifiers[0]?.value ?? provider;
  const own = workspace.credentials.list().filter((one) => one.provider === provider);
  const earlier = own.find((one) => one.label === label)?.id;
  return { provider, label, earlier, known: earlier ?? (own.length === 1 ? own[0]?.id : undefined) };
};
