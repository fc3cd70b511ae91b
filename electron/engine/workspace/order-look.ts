/** Asks the authority about a run's order and account, and compares the run's request with both. Changes nothing. */
import { createPublicKey } from 'node:crypto';
import { toProblem } from '../../../shared/errors/problem.ts';
import { judgeOrder, type OrderFacts } from '../diagnosis/judge/order.ts';
import type { Measured } from '../diagnosis/probe-results.ts';
import type { IssuanceState } from '../issuance/state.ts';
import { readFittingCsr } from '../keys/read-csr.ts';
import type { PreflightParts } from './preflight.ts';
import { openStoredSession } from './sessions.ts';

/** Rejects with `vault.*`, `account.not-found`, and with the signal's reason. */
export const lookAtOrder = async (
  parts: PreflightParts,
  state: IssuanceState,
  signal: AbortSignal,
): Promise<Measured> => {
  const url = state.order?.url ?? '';
  const run: OrderFacts['run'] =
    state.versionId !== undefined ? 'has-certificate' : state.times.finalize !== undefined ? 'asked' : 'before';
  const base = { url, run, now: parts.clock.now() };
  const session = await openStoredSession(parts, state.accountId, parts.authority(state.policy.authority), signal);
  try {
    const { status, expires, authorizations: urls } = await session.order(url);
    const ended = status === 'invalid' ? urls : [];
    const authorizations = await Promise.all(ended.map(async (one) => (await session.authorization(one)).status));
    return judgeOrder({ ...base, status, expires, authorizations });
  } catch (thrown) {
    signal.throwIfAborted();
    return judgeOrder({ ...base, problem: toProblem(thrown) });
  }
};

/** Whether the authority, asked just now, calls this registered account valid. */
export const accountIsValid = async (
  parts: PreflightParts,
  accountId: string,
  ref: IssuanceState['policy']['authority'],
  signal: AbortSignal,
): Promise<boolean> => {
  const session = await openStoredSession(parts, accountId, parts.authority(ref), signal);
  return (await session.accountDetails()).status === 'valid';
};

/** RFC 8555 §7.4: names as ordered; §11.1: another key than the account's. Rejects with `vault.*`. */
export const lookAtRequest = async (
  { vault, storage }: PreflightParts,
  { policy, keyRecord, accountId }: Pick<IssuanceState, 'policy' | 'keyRecord' | 'accountId'>,
): Promise<Measured> => {
  const opened = await vault.open();
  const account = storage.accounts.get(accountId);
  const { csrPem, identifiers } = policy;
  try {
    const key =
      csrPem === undefined
        ? createPublicKey(opened.readText(keyRecord))
        : (await readFittingCsr(csrPem, identifiers)).publicKey;
    const evidence = [
      `${key.asymmetricKeyType ?? ''} ${key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyDetails?.modulusLength ?? ''}`,
    ];
    const same = account !== undefined && createPublicKey(opened.readText(account.keyRecord)).equals(key);
    return same ? { outcome: 'result', result: 'account-key', evidence } : { outcome: 'nothing-wrong', evidence };
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code === 'csr.mismatch') {
      const { missing, extra } = problem.details;
      return {
        outcome: 'result',
        result: 'names-differ',
        evidence: [`- ${missing.join(' ')}`, `+ ${extra.join(' ')}`],
      };
    }
    if (problem.code !== 'csr.invalid') throw thrown;
    const weak = ['weak-key', 'key-kind'].includes(problem.details.reason);
    return { outcome: 'result', result: weak ? 'weak-key' : 'names-differ', evidence: [problem.details.reason] };
  }
};
