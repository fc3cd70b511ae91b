/** What a provider's answer to the cheapest question means. */
import { isCauseId } from '../../../../shared/domain/causes.ts';
import type { FindingCode } from '../../../../shared/domain/preflight.ts';
import type { Problem } from '../../../../shared/errors/problem.ts';
import { type Found, found } from '../check.ts';
import type { ProviderProof } from '../inputs.ts';

export interface CredentialFactsOfZone {
  readonly provider: string;
  readonly method: ProviderProof['method'];
  readonly zone: string;
  /** Missing where the provider accepted it. */
  readonly problem?: Problem;
}

export const judgeCredential = ({ provider, method, zone, problem }: CredentialFactsOfZone): readonly Found[] => {
  if (problem === undefined) return [];
  const code = codeOf(problem);
  if (code === undefined) return [];
  const { details } = problem;
  const cause =
    'cause' in details && typeof details.cause === 'string' && isCauseId(details.cause) ? details.cause : undefined;
  const told = 'detail' in details && typeof details.detail === 'string' ? details.detail : '';
  const fields =
    problem.code === 'credential.invalid'
      ? problem.details.fields.map(({ key, problem: why }) => `${key}: ${why}`)
      : [];
  const evidence = [problem.code, ...(told === '' ? [] : [told]), ...fields];
  return [found(code, { provider, zone, reason: told === '' ? problem.code : told }, evidence, { method, cause })];
};

/** `undefined` for what another check tells: the vault. */
const codeOf = ({ code }: Problem): FindingCode | undefined => {
  switch (code) {
    case 'credential.not-found':
      return 'credential-missing';
    case 'credential.invalid':
    case 'provider.wrong-credentials':
      return 'credential-refused';
    case 'provider.no-permission':
      return 'credential-unable';
    case 'provider.zone-not-found':
      return 'credential-without-zone';
    case 'provider.rate-limited':
      return 'provider-busy';
    case 'provider.clock-skew':
      return 'provider-clock';
    case 'provider.unreachable':
      return 'provider-unreachable';
    default:
      return code.startsWith('vault.') ? undefined : 'provider-refuses';
  }
};
