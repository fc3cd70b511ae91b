/** What goes wrong on purpose: delays, refusals and broken transport, to be rehearsed in practice mode and tests. */
import type { Identifier } from '../../../shared/domain/identifiers.ts';
import type { AcmeProblemType } from '../../../shared/errors/codes.ts';

/** What a rule can hit. `validation` and `issuance` are the work behind a challenge and behind finalizing. */
export const sandboxOperations = [
  'directory',
  'newNonce',
  'newAccount',
  'account',
  'orders',
  'newOrder',
  'order',
  'finalize',
  'authorization',
  'challenge',
  'certificate',
  'revokeCert',
  'keyChange',
  'renewalInfo',
  'validation',
  'issuance',
] as const;
export type SandboxOperation = (typeof sandboxOperations)[number];

/** Answers with a problem document (RFC 8555 §6.7) in place of the real work. */
export interface ProblemFault {
  /** Without it, the next signed request of any kind. */
  readonly path?: SandboxOperation;
  readonly type: AcmeProblemType;
  readonly status?: number;
  readonly detail?: string;
  /** Seconds (RFC 9110 §10.2.3). */
  readonly retryAfter?: number;
  /** A page for people: `instance` of userActionRequired (RFC 8555 §7.3.3), Link rel="help" of others (§6.6). */
  readonly helpUrl?: string;
  /** One per identifier (RFC 8555 §6.7.1). */
  readonly subproblems?: readonly {
    readonly type: AcmeProblemType;
    readonly detail: string;
    readonly identifier?: Identifier;
  }[];
  /** How many requests it hits; 1 unless told. */
  readonly times?: number;
}

/**
 * Breaks the exchange below ACME. `reset` and `hang` come before anything is done; `lose-answer` does the work and
 * drops the connection; `html` answers 200 with a web page, as a captive portal does; `unavailable` is a bare 503.
 */
export interface TransportFault {
  readonly path: SandboxOperation;
  readonly transport: 'reset' | 'hang' | 'lose-answer' | 'html' | 'unavailable';
  /** Seconds, for `unavailable`. */
  readonly retryAfter?: number;
  readonly times?: number;
}

export type FaultRule = ProblemFault | TransportFault;

/** What the practice DNS provider can be made to answer. */
export type PracticeProviderFailure =
  | 'provider.wrong-credentials'
  | 'provider.no-permission'
  | 'provider.zone-not-found'
  | 'provider.rate-limited'
  | 'provider.unreachable';

/** One of the name servers of every practice zone. */
export interface PracticeServer {
  readonly host: string;
  /** Milliseconds by which it follows a change later than the first does, since a moment (epoch milliseconds). */
  readonly lag: number;
  readonly since: number;
  readonly silent: boolean;
}

/** Two providers exist; the zones are with one of them, and what the other is told is served nowhere. */
export type Keeper = 'practice' | 'elsewhere';

/** Everything that stays in force until it is changed. */
export interface SandboxBehaviour {
  /** Milliseconds until a change in the DNS is served; the SOA serial rises at that moment. */
  publishDelay: number;
  /** Milliseconds before the server looks at a challenge. */
  validationDelay: number;
  /** Milliseconds an order stays `processing`; at 0 finalizing answers `valid` at once. */
  issuanceDelay: number;
  /** Seconds of Retry-After on pending authorizations and orders; none unless told. */
  pollAfter: number | undefined;
  /** Valid authorizations of the account serve its later orders (RFC 8555 §7.1.3 lets them start valid). */
  reuseAuthorizations: boolean;
  /** RFC 9773 §4.2, for every certificate; computed from its lifetime unless told. */
  renewalWindow: { readonly start: Date; readonly end: Date; readonly explanationUrl?: string } | undefined;
  /** How the name server misbehaves: `udp-silent` answers over TCP only. */
  dns: 'fine' | 'servfail' | 'silent' | 'udp-silent';
  providerFailure: PracticeProviderFailure | undefined;
  /** The authority asks the first. Every zone has one of its own unless told. */
  servers: readonly PracticeServer[];
  keeper: Keeper;
  /** Each key of the practice account with the zones it may change; any key will do unless told. */
  keys: ReadonlyMap<string, readonly string[]> | undefined;
  /** Seconds by which the authority's clock is ahead of this machine's. */
  clockAhead: number;
  /** Every request ends in a bare 503 with so many seconds of Retry-After. */
  down: number | undefined;
  /** New orders are refused before this moment. */
  limitedUntil: Date | undefined;
}

export interface SandboxFaults extends SandboxBehaviour {
  /** Refuses the next signed request, or the next one of `path`, with this problem. */
  next(type: AcmeProblemType, where?: Omit<ProblemFault, 'type'>): void;
  add(rule: FaultRule): void;
  /** Rules that have not been used up. */
  pending(): readonly FaultRule[];
  /** Back to a server that does everything right. */
  clear(): void;
  takeProblem(path: SandboxOperation): ProblemFault | undefined;
  takeTransport(path: SandboxOperation): TransportFault | undefined;
}

export type InitialFaults = Partial<SandboxBehaviour> & { readonly rules?: readonly FaultRule[] };

const fine: SandboxBehaviour = {
  publishDelay: 0,
  validationDelay: 0,
  issuanceDelay: 0,
  pollAfter: undefined,
  reuseAuthorizations: false,
  renewalWindow: undefined,
  dns: 'fine',
  providerFailure: undefined,
  servers: [],
  keeper: 'practice',
  keys: undefined,
  clockAhead: 0,
  down: undefined,
  limitedUntil: undefined,
};

/** Requests that come without a signature, or are no requests at all, are hit only by rules that name them. */
const unsigned: ReadonlySet<SandboxOperation> = new Set([
  'directory',
  'newNonce',
  'renewalInfo',
  'validation',
  'issuance',
]);

export const createFaults = (initial: InitialFaults = {}): SandboxFaults => {
  let queue: { readonly rule: FaultRule; left: number }[] = [];
  const add = (rule: FaultRule) => {
    queue.push({ rule, left: rule.times ?? 1 });
  };
  const take = <R extends FaultRule>(suits: (rule: FaultRule) => rule is R): R | undefined => {
    for (const entry of queue) {
      const { rule } = entry;
      if (!suits(rule)) continue;
      entry.left -= 1;
      queue = queue.filter(({ left }) => left > 0);
      return rule;
    }
    return undefined;
  };
  const { rules = [], ...behaviour } = initial;
  for (const rule of rules) add(rule);
  const faults: SandboxFaults = {
    ...fine,
    ...behaviour,
    next: (type, where = {}) => add({ ...where, type }),
    add,
    pending: () => queue.map(({ rule }) => rule),
    clear: () => {
      queue = [];
      Object.assign(faults, fine);
    },
    takeProblem: (path) =>
      take(
        (rule): rule is ProblemFault =>
          'type' in rule && (rule.path === path || (rule.path === undefined && !unsigned.has(path))),
      ),
    takeTransport: (path) => take((rule): rule is TransportFault => 'transport' in rule && rule.path === path),
  };
  return faults;
};
