/** Problem documents (RFC 8555 §6.7, RFC 7807) as this server sends them. */
import type { Identifier } from '../../../../shared/domain/identifiers.ts';
import type { AcmeProblemType } from '../../../../shared/errors/codes.ts';

export interface ProblemDocument {
  /** `urn:ietf:params:acme:error:<type>`. */
  readonly type: string;
  readonly detail: string;
  readonly status: number;
  readonly identifier?: Identifier;
  readonly subproblems?: readonly Omit<ProblemDocument, 'status'>[];
  /** With badSignatureAlgorithm: what would be accepted (RFC 8555 §6.2). */
  readonly algorithms?: readonly string[];
  /** With userActionRequired: where to go (RFC 8555 §7.3.3). */
  readonly instance?: string;
}

export type ResponseHeaders = Readonly<Record<string, string | readonly string[]>>;

/** Thrown inside this server only and always turned into an answer; it never reaches the rest of the engine. */
export class Refusal extends Error {
  readonly document: ProblemDocument;
  readonly headers: ResponseHeaders;
  constructor(document: ProblemDocument, headers: ResponseHeaders) {
    super(document.detail);
    this.name = 'Refusal';
    this.document = document;
    this.headers = headers;
  }
}

/** RFC 8555 names few status codes; the others are those public authorities send. */
const statuses: Readonly<Record<AcmeProblemType, number>> = {
  accountDoesNotExist: 400,
  alreadyReplaced: 409,
  alreadyRevoked: 400,
  badCSR: 400,
  badNonce: 400,
  badPublicKey: 400,
  badRevocationReason: 400,
  badSignatureAlgorithm: 400,
  caa: 403,
  compound: 400,
  connection: 400,
  dns: 400,
  externalAccountRequired: 403,
  incorrectResponse: 403,
  invalidContact: 400,
  invalidProfile: 400,
  malformed: 400,
  orderNotReady: 403,
  rateLimited: 429,
  rejectedIdentifier: 400,
  serverInternal: 500,
  tls: 400,
  unauthorized: 403,
  unsupportedContact: 400,
  unsupportedIdentifier: 400,
  userActionRequired: 403,
};

export const problemUrn = (type: AcmeProblemType): string => `urn:ietf:params:acme:error:${type}`;

type Extra = Partial<Omit<ProblemDocument, 'type' | 'detail'>>;

export const describe = (type: AcmeProblemType, detail: string, extra: Extra = {}): ProblemDocument => ({
  type: problemUrn(type),
  detail,
  status: statuses[type],
  ...extra,
});

/** Shorthand for `throw refuse('orderNotReady', '…')`. */
export const refuse = (
  type: AcmeProblemType,
  detail: string,
  extra: Extra = {},
  headers: ResponseHeaders = {},
): Refusal => new Refusal(describe(type, detail, extra), headers);

/** Whatever was thrown, as a problem document; what nobody foresaw is the server's own fault. */
export const asProblem = (thrown: unknown): ProblemDocument => {
  if (thrown instanceof Refusal) return thrown.document;
  return describe('serverInternal', thrown instanceof Error ? thrown.message : String(thrown));
};
