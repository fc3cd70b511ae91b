/** What an ACME server says went wrong (RFC 8555 §6.7, RFC 9457), as our typed problems. */
import { z } from 'zod';
import { type AcmeProblemType, acmeProblemTypes } from '../../../shared/errors/codes.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import { linksOf } from './link-header.ts';
import { excerptOf, peerOf } from './peer.ts';
import { retryAtOf } from './retry-after.ts';

export interface FailedAnswer {
  readonly url: string;
  readonly status: number;
  readonly retryAfter?: string | undefined;
  readonly link?: string | undefined;
  /** Parsed JSON, or the text as it came. */
  readonly data: unknown;
}

/**
 * An answer with status 400 or above. Ends in `acme.<type>`, in `account.terms-changed` for that one reason of
 * userActionRequired, and in `acme.other` for a type we do not know. When there is no problem document, a bare 429 is
 * `acme.rateLimited`, 500 and above is `acme.unavailable`, and the rest, such as a proxy's page, `acme.bad-answer`.
 */
export const problemOfAnswer = (answer: FailedAnswer, now: Date): Problem => {
  const retryAt = retryAtOf(answer.retryAfter, now);
  const extra = { ...(retryAt === undefined ? {} : { retryAt }) };
  const document = documentSchema.safeParse(answer.data);
  if (document.success) {
    const terms = changedTermsOf(answer, document.data);
    if (terms !== undefined)
      return problem('account.terms-changed', { authority: peerOf(answer.url).host, url: terms });
    return ofDocument(document.data, answer, { ...extra, helpUrl: helpUrlOf(answer, document.data) });
  }
  const excerpt = excerptOf(typeof answer.data === 'string' ? answer.data : (JSON.stringify(answer.data) ?? ''));
  if (answer.status === 429) return ofDocument({ type: `${prefix}rateLimited`, detail: excerpt }, answer, extra);
  const details = { ...peerOf(answer.url), status: answer.status, reason: excerpt || `HTTP ${answer.status}` };
  if (answer.status >= 500) return problem('acme.unavailable', details, extra);
  return problem('acme.bad-answer', details, { ...extra, retryable: answer.status === 408 });
};

/** The `error` member of an order or challenge (RFC 8555 §7.1.3, §8); `undefined` when it is no problem document. */
export const problemOfMember = (member: unknown, url: string): Problem | undefined => {
  const document = documentSchema.safeParse(member);
  return document.success ? ofDocument(document.data, { url, status: document.data.status ?? 0 }, {}) : undefined;
};

export const isBadNonce = (status: number, data: unknown): boolean =>
  status >= 400 && documentSchema.safeParse(data).data?.type === `${prefix}badNonce`;

const prefix = 'urn:ietf:params:acme:error:';
const longestText = 4000;
const text = z.string().transform((value) => value.slice(0, longestText));

const subproblemSchema = z.object({
  type: text.default(''),
  detail: text.default(''),
  identifier: z.object({ value: text }).optional().catch(undefined),
});
const documentSchema = z
  .object({
    type: text.optional().catch(undefined),
    title: text.optional().catch(undefined),
    detail: text.optional().catch(undefined),
    status: z.number().optional().catch(undefined),
    instance: text.optional().catch(undefined),
    subproblems: z.array(subproblemSchema).max(200).optional().catch(undefined),
  })
  .refine(({ type, title, detail }) => (type ?? title ?? detail) !== undefined);
type ProblemDocument = z.infer<typeof documentSchema>;

const shortType = (type: string): string => (type.startsWith(prefix) ? type.slice(prefix.length) : type);
const isKnown = (type: string): type is AcmeProblemType => (acmeProblemTypes as readonly string[]).includes(type);

const ofDocument = (
  document: ProblemDocument,
  place: { readonly url: string; readonly status: number },
  extra: { readonly retryAt?: string; readonly helpUrl?: string | undefined },
): Problem => {
  const type = document.type ?? 'about:blank';
  const known = type.startsWith(prefix) && isKnown(shortType(type));
  const details = {
    type: shortType(type),
    detail: document.detail ?? document.title ?? '',
    status: place.status,
    url: place.url,
    subproblems: (document.subproblems ?? []).map(({ identifier, ...rest }) => ({
      type: shortType(rest.type),
      detail: rest.detail,
      ...(identifier === undefined ? {} : { identifier: identifier.value }),
    })),
    ...(extra.helpUrl === undefined ? {} : { helpUrl: extra.helpUrl }),
  };
  const when = extra.retryAt === undefined ? {} : { retryAt: extra.retryAt };
  if (known) return problem(`acme.${shortType(type) as AcmeProblemType}`, details, when);
  return problem('acme.other', details, { ...when, retryable: place.status === 429 || place.status >= 500 });
};

/** RFC 8555 §6.6 `help`; for userActionRequired the page to visit (§7.3.3). */
const helpUrlOf = (answer: FailedAnswer, document: ProblemDocument): string | undefined => {
  const help = linkOf(answer, 'help');
  return document.type === `${prefix}userActionRequired` ? page(document.instance, help) : page(help);
};

/** RFC 8555 §7.3.3: the link to the new terms says that they are the reason; `instance` tells how to agree to them. */
const changedTermsOf = (answer: FailedAnswer, document: ProblemDocument): string | undefined => {
  const terms = linkOf(answer, 'terms-of-service');
  if (document.type !== `${prefix}userActionRequired` || terms === undefined) return undefined;
  return page(document.instance, terms);
};

const linkOf = (answer: FailedAnswer, relation: string): string | undefined =>
  linksOf(answer.link, relation, answer.url)[0];
const page = (...candidates: readonly (string | undefined)[]): string | undefined =>
  candidates.find((candidate) => candidate !== undefined && /^https?:\/\//.test(candidate));
