import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { AcmeAuthorization, AcmeChallenge } from '../acme/session.ts';

/** The challenge of the wanted type (RFC 8555 §7.5.1: any one of them will do), or `challenge.not-offered`. */
export const selectChallenge = (authorization: AcmeAuthorization, wanted: ChallengeType): AcmeChallenge => {
  const found = authorization.challenges.find((challenge) => challenge.type === wanted);
  if (found) return found;
  const { identifier, wildcard, challenges } = authorization;
  throw fail('challenge.not-offered', {
    identifier: wildcard ? `*.${identifier.value}` : identifier.value,
    wanted,
    offered: challenges.map((challenge) => challenge.type),
  });
};
