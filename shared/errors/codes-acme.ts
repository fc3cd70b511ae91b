/** What an authority answers, by the types of its problem documents. */
import { z } from 'zod';
import { define } from './define.ts';

const text = z.string();
export const acmeProblem = z.object({
  /** Last part of `urn:ietf:params:acme:error:`, or the whole URI of a foreign type. */
  type: text,
  detail: text,
  status: z.number(),
  url: text,
  subproblems: z.array(z.object({ type: text, detail: text, identifier: text.optional() })),
  /** RFC 8555 §6.6, §7.3.3 and RFC 9773 hand over pages for people to read. */
  helpUrl: text.optional(),
});

/** RFC 8555 §6.7, RFC 9773 §5 and the profiles draft; each becomes the code `acme.<type>`. */
export const acmeProblemTypes = [
  'accountDoesNotExist',
  'alreadyReplaced',
  'alreadyRevoked',
  'badCSR',
  'badNonce',
  'badPublicKey',
  'badRevocationReason',
  'badSignatureAlgorithm',
  'caa',
  'compound',
  'connection',
  'dns',
  'externalAccountRequired',
  'incorrectResponse',
  'invalidContact',
  'invalidProfile',
  'malformed',
  'orderNotReady',
  'rateLimited',
  'rejectedIdentifier',
  'serverInternal',
  'tls',
  'unauthorized',
  'unsupportedContact',
  'unsupportedIdentifier',
  'userActionRequired',
] as const;
export type AcmeProblemType = (typeof acmeProblemTypes)[number];

const transient: ReadonlySet<AcmeProblemType> = new Set(['badNonce', 'rateLimited', 'serverInternal', 'orderNotReady']);
type AcmeCodes = { [T in AcmeProblemType | 'other' as `acme.${T}`]: ReturnType<typeof acmeEntry> };
const acmeEntry = (retryable: boolean) => define('authority', acmeProblem, retryable);
export const acmeCodes = Object.fromEntries([
  ...acmeProblemTypes.map((type) => [`acme.${type}`, acmeEntry(transient.has(type))]),
  ['acme.other', acmeEntry(false)],
]) as AcmeCodes;
