/** What every handler is given, and what it gives back. */
import type { z } from 'zod';
import type { ChallengeType } from '../../../../shared/domain/certificates.ts';
import type { Clock } from '../../ports/index.ts';
import type { Authority } from '../authority.ts';
import type { ProblemFault, SandboxFaults, SandboxOperation } from '../faults.ts';
import type { NoncePool } from './jws.ts';
import { type AccountKey, signatureAlgorithms } from './keys.ts';
import { problemUrn, type Refusal, type ResponseHeaders, refuse } from './problems.ts';
import type { Account, AcmeState } from './state.ts';

export interface AcmeContext {
  readonly state: AcmeState;
  readonly nonces: NoncePool;
  readonly clock: Clock;
  readonly faults: SandboxFaults;
  readonly authority: Authority;
  readonly urls: Urls;
  /** Key id to HMAC key; when there is any, every new account must be bound to one (RFC 8555 §7.3.4). */
  readonly externalAccounts: ReadonlyMap<string, Buffer>;
  /** Ends with the server. */
  readonly signal: AbortSignal;
  /** Work that goes on after the answer; closing the server waits for it. */
  background(work: Promise<void>): void;
  /** RFC 8555 §8. Rejects with a Refusal when control is not proven. */
  prove(proof: ProofRequest): Promise<void>;
}

export interface ProofRequest {
  readonly type: ChallengeType;
  /** Without `*.`; `wildcard` says that it was there. */
  readonly identifier: { readonly type: 'dns' | 'ip'; readonly value: string };
  readonly wildcard: boolean;
  readonly accountUrl: string;
  readonly token: string;
  readonly keyAuthorization: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of a body. */
  readonly text?: { readonly type: string; readonly content: string };
}

export interface OpenCall {
  /** The variable part of the path. */
  readonly id: string;
}
export interface SignedCall extends OpenCall {
  readonly key: AccountKey;
  readonly account: Account | undefined;
  /** `undefined` for POST-as-GET. */
  readonly payload: unknown;
}
export interface AccountCall extends SignedCall {
  readonly account: Account;
}

export type Urls = ReturnType<typeof createUrls>;

/** `base` is scheme, host and port. */
export const createUrls = (base: string) => ({
  base,
  directory: `${base}/directory`,
  newNonce: `${base}/new-nonce`,
  newAccount: `${base}/new-account`,
  newOrder: `${base}/new-order`,
  revokeCert: `${base}/revoke-certificate`,
  keyChange: `${base}/key-change`,
  renewalInfo: `${base}/renewal-info`,
  terms: `${base}/terms`,
  account: (id: string) => `${base}/account/${id}`,
  orders: (accountId: string, cursor?: number) =>
    `${base}/orders/${accountId}${cursor === undefined ? '' : `?cursor=${cursor}`}`,
  order: (id: string) => `${base}/order/${id}`,
  finalize: (id: string) => `${base}/finalize/${id}`,
  authorization: (id: string) => `${base}/authorization/${id}`,
  challenge: (id: string) => `${base}/challenge/${id}`,
  certificate: (id: string, alternate = 0) => `${base}/certificate/${id}${alternate === 0 ? '' : `.${alternate}`}`,
});

/** A payload of the wrong form is `malformed`; the detail says where. */
export const readPayload = <S extends z.ZodType>(schema: S, payload: unknown): z.output<S> => {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(
    'malformed',
    `The payload is not as expected at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}`,
  );
};

/** RFC 8555 §6.3: reading a resource is a POST with an empty payload. */
export const mustBeGet = (call: SignedCall): void => {
  if (call.payload !== undefined) throw refuse('malformed', 'A POST-as-GET request has an empty payload');
};

/** Other people's resources are refused, unknown ones are not found. */
export const mustOwn = <R extends { readonly accountId: string }>(
  resource: R | undefined,
  account: Account,
  what: string,
): R => {
  if (!resource) throw refuse('malformed', `There is no such ${what}`, { status: 404 });
  if (resource.accountId !== account.id) throw refuse('unauthorized', `This ${what} belongs to another account`);
  return resource;
};

/** A rule that stands for the work behind a request rather than for the request. */
export const failIfAsked = (faults: SandboxFaults, path: SandboxOperation): void => {
  const rule = faults.takeProblem(path);
  if (rule) throw faultRefusal(rule);
};

export const faultRefusal = (rule: ProblemFault): Refusal => {
  const { type, status, retryAfter, helpUrl, subproblems } = rule;
  const needsUser = type === 'userActionRequired';
  const relation = needsUser ? 'terms-of-service' : 'help';
  return refuse(
    type,
    rule.detail ?? `Practice: the server was told to answer ${type}`,
    {
      ...(status === undefined ? {} : { status }),
      ...(type === 'badSignatureAlgorithm' ? { algorithms: signatureAlgorithms } : {}),
      ...(needsUser && helpUrl !== undefined ? { instance: helpUrl } : {}),
      ...(subproblems ? { subproblems: subproblems.map((sub) => ({ ...sub, type: problemUrn(sub.type) })) } : {}),
    },
    {
      ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
      ...(helpUrl === undefined ? {} : { Link: `<${helpUrl}>;rel="${relation}"` }),
    },
  );
};
