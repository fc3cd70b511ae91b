/** What sort of failure a problem is, seen from whoever has to decide about another attempt. */
import { type ErrorCode, errorCodes } from '../../../shared/errors/codes.ts';
import { assertNever, type Problem } from '../../../shared/errors/problem.ts';

/**
 * `network`: nothing reaches out from here. `authority-down`: it does not answer, or not sensibly.
 * `authority-limit`: it answers that this was too much; `paused`: until a person lifts it.
 * `validation`: it looked at the proof and did not find it. `method`: this proof cannot work here, another may.
 * `provider`: the proof could not be put up for now. `order-ended`: the order ran out. `busy`: something on this machine
 * is in the way for now. `configuration`: stays as it is until somebody changes something. `fault`: the exchange went
 * wrong, ours or theirs.
 */
export type FailureKind =
  | 'network'
  | 'authority-down'
  | 'authority-limit'
  | 'paused'
  | 'validation'
  | 'method'
  | 'provider'
  | 'order-ended'
  | 'busy'
  | 'configuration'
  | 'fault';

export const failureKind = (failure: Problem): FailureKind => {
  if (failure.code === 'acme.rateLimited' && isPaused(failure.details)) return 'paused';
  if (failure.code === 'authorization.failed') return kindOfRefusal(failure.details.problem.type);
  // A type nobody knows says at least by its status whether it is the server's own trouble.
  if (failure.code === 'acme.other' && failure.retryable) return 'authority-down';
  return exceptions[failure.code] ?? usualKind(failure);
};

/** What a class of failures usually is; whatever differs is listed below. */
const usualKind = (failure: Problem): FailureKind => {
  const { failureClass } = errorCodes[failure.code];
  switch (failureClass) {
    case 'internal':
      return 'fault';
    case 'network':
      return 'network';
    case 'vault':
      return failure.retryable ? 'busy' : 'configuration';
    case 'busy':
      return 'busy';
    case 'local':
    case 'dns':
      return 'method';
    case 'input':
    case 'credential':
    case 'authority':
    case 'storage':
    case 'cancelled':
      return 'configuration';
    default:
      return assertNever(failureClass);
  }
};

const exceptions: { readonly [C in ErrorCode]?: FailureKind } = {
  // A machine answered, or took the connection and fell silent: the far end has trouble.
  'network.refused': 'authority-down',
  'network.timeout': 'authority-down',
  'network.reset': 'authority-down',
  'network.tls-failed': 'authority-down',
  'network.too-large': 'authority-down',
  'directory.http-status': 'authority-down',
  'directory.forbidden': 'authority-down',
  'directory.unavailable': 'authority-down',
  'directory.wrong-json': 'authority-down',
  'directory.nonce-failed': 'authority-down',
  'network.tls-untrusted': 'configuration',
  'network.tls-clock': 'configuration',
  'proxy.sign-in-needed': 'configuration',
  'proxy.sign-in-wrong': 'configuration',
  'proxy.intercepts': 'configuration',

  'acme.unavailable': 'authority-down',
  'acme.bad-answer': 'authority-down',
  'acme.serverInternal': 'authority-down',
  'acme.rateLimited': 'authority-limit',
  'acme.connection': 'validation',
  'acme.dns': 'validation',
  'acme.incorrectResponse': 'validation',
  'acme.tls': 'validation',
  'acme.badNonce': 'fault',
  'acme.malformed': 'fault',
  'acme.orderNotReady': 'fault',
  'acme.alreadyReplaced': 'fault',
  'order.invalid': 'fault',
  'certificate.mismatch': 'fault',
  'order.expired': 'order-ended',
  'authorization.expired': 'order-ended',
  'challenge.not-offered': 'method',
  'account.rollover-undecided': 'authority-down',

  'credential.invalid': 'method',
  'credential.not-found': 'method',
  'provider.wrong-credentials': 'method',
  'provider.no-permission': 'method',
  'provider.clock-skew': 'configuration',
  'provider.unreachable': 'provider',
  'provider.rate-limited': 'provider',
  'provider.bad-answer': 'provider',
  'dns.no-answer': 'provider',
  'dns.not-published': 'provider',
};

/** Why a validation was refused (RFC 8555 §6.7): some reasons have nothing to do with the proof. */
const kindOfRefusal = (type: string): FailureKind => {
  switch (type) {
    case 'caa':
    case 'rejectedIdentifier':
    case 'unsupportedIdentifier':
    case 'userActionRequired':
      return 'configuration';
    case 'serverInternal':
      return 'authority-down';
    case 'rateLimited':
      return 'authority-limit';
    default:
      return 'validation';
  }
};

/** After a thousand failures Let's Encrypt pauses account and name, and hands over a page on which to lift that. */
const isPaused = (told: { readonly detail: string; readonly helpUrl?: string | undefined }): boolean =>
  /temporarily prevented from requesting|\bunpause\b|\/sfe\/v\d/i.test(`${told.detail} ${told.helpUrl ?? ''}`);
