/** Orders and authorizations as ACME servers send them (RFC 8555 §7.1.3, §7.1.4), read strictly where we depend on it. */
import { z } from 'zod';
import { fail } from '../../../shared/errors/problem.ts';
import { excerptOf, peerOf } from './peer.ts';
import { problemOfMember } from './problem.ts';
import type { AcmeAuthorization, AcmeChallenge, AcmeOrder } from './session.ts';
import type { AnswerFacts } from './transport.ts';

/** `acme.bad-answer` when a member we need is missing or makes no sense. */
export const readOrder = (data: unknown, url: string, facts: AnswerFacts): AcmeOrder => {
  const { certificate, expires, error, ...order } = readAs(orderSchema, data, facts);
  const problem = problemOfMember(error, url);
  return {
    ...order,
    url,
    ...(certificate === undefined ? {} : { certificate }),
    ...(expires === undefined ? {} : { expires }),
    ...(problem === undefined ? {} : { problem }),
    ...(facts.retryAt === undefined ? {} : { retryAt: facts.retryAt }),
  };
};

/** Challenges of kinds we do not know are kept as they are; those without a usable URL are left out. */
export const readAuthorization = (data: unknown, url: string, facts: AnswerFacts): AcmeAuthorization => {
  const { expires, challenges, ...authorization } = readAs(authorizationSchema, data, facts);
  return {
    ...authorization,
    url,
    challenges: challenges.flatMap(readChallenge),
    ...(expires === undefined ? {} : { expires }),
    ...(facts.retryAt === undefined ? {} : { retryAt: facts.retryAt }),
  };
};

/** One page of an account's orders (RFC 8555 §7.1.2.1). */
export const readOrderList = (data: unknown, facts: AnswerFacts): readonly string[] =>
  readAs(z.object({ orders: z.array(httpsUrl) }), data, facts).orders;

/** The chain as sent. `acme.bad-answer` when there is no certificate in it. */
export const readChain = (data: unknown, facts: AnswerFacts): string =>
  readAs(z.string().includes('-----BEGIN CERTIFICATE-----'), data, facts);

const httpsUrl = z.url({ protocol: /^https$/ });
const moment = z.iso.datetime({ offset: true }).optional().catch(undefined);
const identifier = z.object({ type: z.enum(['dns', 'ip']), value: z.string().min(1) });

/** What an optional member may not say is taken as not said: some servers send `null` or an empty text for "none". */
const orderSchema = z
  .object({
    status: z.enum(['pending', 'ready', 'processing', 'valid', 'invalid']),
    identifiers: z.array(identifier),
    authorizations: z.array(httpsUrl),
    finalize: httpsUrl,
    certificate: httpsUrl.optional().catch(undefined),
    expires: moment,
    error: z.unknown().optional(),
  })
  .refine(({ status, certificate }) => status !== 'valid' || certificate !== undefined, 'valid, without certificate');

const authorizationSchema = z.object({
  status: z.enum(['pending', 'valid', 'invalid', 'deactivated', 'expired', 'revoked']),
  identifier,
  wildcard: z.boolean().catch(false),
  expires: moment,
  challenges: z.array(z.unknown()).catch([]),
});

const challengeSchema = z.object({
  type: z.string(),
  url: httpsUrl,
  /** base64url only (RFC 8555 §8.3): for http-01 it becomes part of a path. Kinds that came later may have none. */
  token: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .nullish()
    .transform((token) => token ?? ''),
  status: z.enum(['pending', 'processing', 'valid', 'invalid']),
  error: z.unknown().optional(),
  /** draft-ietf-acme-dns-persist-01 §3.1: one to ten; anything else makes the challenge malformed. */
  'issuer-domain-names': z.array(z.string().min(1).max(253)).min(1).max(10).optional(),
});

const readChallenge = (data: unknown): readonly AcmeChallenge[] => {
  const parsed = challengeSchema.safeParse(data);
  if (!parsed.success) return [];
  const { error, 'issuer-domain-names': issuerDomainNames, ...challenge } = parsed.data;
  const problem = problemOfMember(error, challenge.url);
  return [
    {
      ...challenge,
      ...(problem === undefined ? {} : { problem }),
      ...(issuerDomainNames === undefined ? {} : { issuerDomainNames }),
    },
  ];
};

/** `acme.bad-answer` when the data is not what the schema wants. */
export const readAs = <T>(schema: z.ZodType<T>, data: unknown, facts: AnswerFacts): T => {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw fail('acme.bad-answer', { ...peerOf(facts.url), status: facts.status, reason: excerptOf(reason) });
};
