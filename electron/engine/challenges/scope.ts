import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import type { Identifier } from '../../../shared/domain/identifiers.ts';

/**
 * Whether the method can prove this identifier at all. Connecting proves one exact name, never a wildcard (RFC 8555
 * §8.3, RFC 8737 §3); the DNS proves no address (RFC 8738 §7).
 */
export const canProve = (method: ChallengeType, { type, value }: Identifier): boolean =>
  method.startsWith('dns-') ? type === 'dns' : !value.startsWith('*.');
