/** Failures at a fixed moment, for the rules about what to try next. */
import { limitsOf } from '../../../electron/engine/authorities/limits.ts';
import type { AttemptHistory, Situation } from '../../../electron/engine/issuance/retry-policy.ts';
import type { Retry } from '../../../shared/domain/runs.ts';
import { type Problem, problem } from '../../../shared/errors/problem.ts';

export const now = new Date('2026-11-21T12:00:00.000Z');
export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const ago = (milliseconds: number): Date => new Date(now.getTime() - milliseconds);
export const inFuture = (milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();

export const letsEncrypt = limitsOf({ id: 'letsencrypt', publicTrust: true });
export const peer = { url: 'https://ca.test/directory', host: 'ca.test' };
export const document = (type: string, detail = '', helpUrl?: string) => ({
  type,
  detail,
  status: 400,
  url: peer.url,
  subproblems: [],
  ...(helpUrl === undefined ? {} : { helpUrl }),
});
export const refusedProof = (type: string): Problem =>
  problem('authorization.failed', { identifier: 'example.test', challenge: 'http-01', problem: document(type) });
export const limited = (detail: string, extra: { retryAt?: string } = {}): Problem =>
  problem('acme.rateLimited', document('rateLimited', detail), extra);
export const noNetwork = problem('network.none', peer);
export const down = problem('directory.unavailable', { ...peer, status: 503 });

export const situation = (
  failure: Problem,
  look: Partial<Omit<Situation, 'history'>> & { history?: Partial<AttemptHistory> } = {},
): Situation => ({
  problem: failure,
  sameOrder: false,
  methodsLeft: 0,
  authoritiesLeft: 0,
  staging: false,
  limits: letsEncrypt,
  now,
  random: () => 0.5,
  ...look,
  history: { failuresInARow: 1, since: now, lastAttemptAt: ago(seconds(30)), failedValidations: [], ...look.history },
});
export const waitOf = (retry: Retry): number => (retry.kind === 'at' ? Date.parse(retry.at) - now.getTime() : -1);
