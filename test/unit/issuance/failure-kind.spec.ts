import { describe, expect, it } from 'vitest';
import { type FailureKind, failureKind } from '../../../electron/engine/issuance/failure-kind.ts';
import { type ErrorCode, errorCodes } from '../../../shared/errors/codes.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';
import { document, refusedProof } from './situations.ts';

describe('what sort of failure it is', () => {
  /** Details that pass for every code; what matters is the code, except where the table below says otherwise. */
  const sample = (code: ErrorCode): Problem =>
    ({
      code,
      details: { type: '', detail: '', problem: document('unauthorized') },
      retryable: errorCodes[code].retryable,
    }) as unknown as Problem;
  const kinds: Readonly<Record<FailureKind, readonly (ErrorCode | RegExp)[]>> = {
    network: [
      ...([
        'network.none',
        'network.dns',
        'network.unreachable',
        'network.tls-intercepted',
        'directory.not-json',
      ] as const),
      ...(['proxy.unreachable', 'proxy.refused'] as const),
    ],
    'authority-down': [
      ...(['network.refused', 'network.timeout', 'network.reset', 'network.tls-failed', 'network.too-large'] as const),
      ...(['directory.http-status', 'directory.forbidden', 'directory.unavailable', 'directory.wrong-json'] as const),
      ...(['directory.nonce-failed', 'acme.serverInternal', 'acme.bad-answer', 'account.rollover-undecided'] as const),
      'acme.unavailable',
    ],
    'authority-limit': ['acme.rateLimited'],
    paused: [],
    validation: ['authorization.failed', 'acme.connection', 'acme.dns', 'acme.incorrectResponse', 'acme.tls'],
    method: [
      ...([
        'challenge.not-offered',
        'credential.invalid',
        'credential.not-found',
        'provider.wrong-credentials',
      ] as const),
      ...(['provider.no-permission', 'provider.zone-not-found', 'provider.refused', 'dns.zone-not-found'] as const),
      ...([/^challenge\.(port|webroot|persist)-/, 'host.port-in-use'] as const),
    ],
    provider: [
      'provider.unreachable',
      'provider.rate-limited',
      'provider.bad-answer',
      'dns.no-answer',
      'dns.not-published',
    ],
    'order-ended': ['order.expired', 'authorization.expired'],
    busy: [
      'vault.keychain-locked',
      'vault.keychain-failed',
      'storage.busy',
      'run.locked',
      'run.not-yet',
      'account.busy',
    ],
    fault: [
      ...(['internal', 'acme.badNonce', 'acme.malformed', 'acme.orderNotReady', 'acme.alreadyReplaced'] as const),
      ...(['order.invalid', 'certificate.mismatch'] as const),
    ],
    configuration: [
      'credential.in-use',
      /^(input|names|root|authority|csr|revocation|vault|storage|export|practice)\./,
      /^(account|run|order|certificate|provider|network|proxy|acme|chain)\./,
    ],
  };
  const listed = (kind: FailureKind, code: ErrorCode): boolean =>
    kinds[kind].some((entry) => (typeof entry === 'string' ? entry === code : entry.test(code)));
  const order = Object.keys(kinds) as FailureKind[];

  /** These end no run: they come from fixes, schedules, messages, watching, and from the program itself. */
  const endsNoRun =
    /^(fix|notify|schedule|watch|reset|updates|desktop|adopt|backup|install)\.|^export\.(owner-refused|cipher-missing)$|^run\.(renewing|not-due)$|^host\.folder-|^practice\.not-arranged$/;
  for (const code of (Object.keys(errorCodes) as ErrorCode[]).filter((one) => !endsNoRun.test(one)))
    it(`${code} has its own`, () => {
      // Configuration stands last: it takes what no other list names.
      expect(failureKind(sample(code))).toBe(order.find((kind) => listed(kind, code)));
    });

  it.each([
    ['caa', 'configuration'],
    ['rejectedIdentifier', 'configuration'],
    ['serverInternal', 'authority-down'],
    ['rateLimited', 'authority-limit'],
    ['dns', 'validation'],
    ['unauthorized', 'validation'],
  ] as const)('a validation refused for %s is %s', (type, kind) => {
    expect(failureKind(refusedProof(type))).toBe(kind);
  });

  it('a foreign problem with a 503 is the server in trouble, with a 400 it is not', () => {
    const foreign = (retryable: boolean) => problem('acme.other', document('https://ca.test/odd'), { retryable });
    expect([failureKind(foreign(true)), failureKind(foreign(false))]).toEqual(['authority-down', 'configuration']);
  });
});
