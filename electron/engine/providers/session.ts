/** Services that want a log-in before work and a log-out after it, and tokens that are good for a while. */
import type { Refusal } from '../../../shared/domain/providers.ts';
import type { Clock } from '../ports/index.ts';
import type { Reply } from './http-api.ts';
import { inTurn } from './in-turn.ts';
import type { DnsProvider } from './provider.ts';

/**
 * Logs in, works, logs out whatever happens. One session of an account at a time, since services count them. A log-out
 * that fails changes nothing: the session ends by itself.
 */
export const withSession = <S, T>(
  account: string,
  steps: {
    readonly login: (signal: AbortSignal) => Promise<S>;
    readonly logout: (session: S, signal: AbortSignal) => Promise<void>;
  },
  signal: AbortSignal,
  work: (session: S) => Promise<T>,
): Promise<T> =>
  inTurn(account, async () => {
    const session = await steps.login(signal);
    try {
      return await work(session);
    } finally {
      // A cancelled run still logs out.
      await steps.logout(session, AbortSignal.timeout(logoutLimit)).catch(() => undefined);
    }
  });

const logoutLimit = 5_000;

/** The provider whose every piece of work is done within one, such as a session. */
export const providerWithin = (
  within: <T>(signal: AbortSignal, work: (provider: DnsProvider) => Promise<T>) => Promise<T>,
): DnsProvider => ({
  add: (record, signal) => within(signal, (provider) => provider.add(record, signal)),
  remove: (record, recordId, signal) => within(signal, (provider) => provider.remove(record, recordId, signal)),
  prove: (zone, signal) => within(signal, (provider) => provider.prove(zone, signal)),
});

type Attempt<R> = (request: R, signal: AbortSignal) => Promise<Reply>;

/** The same requests, but where one meets this refusal, `mend` puts right what led to it, and it is sent once more. */
export const mending =
  <R extends { readonly accepts?: readonly Refusal[] }>(
    refusal: Refusal,
    attempt: Attempt<R>,
    mend: (reply: Reply) => void,
  ): Attempt<R> =>
  async (request, signal) => {
    const reply = await attempt({ ...request, accepts: [...(request.accepts ?? []), refusal] }, signal);
    if (reply.refusal !== refusal) return reply;
    mend(reply);
    return attempt(request, signal);
  };

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** A token is asked for once, shared by all who wait for it, and replaced a minute before it ends. */
export const openTokens = (clock: Clock, fetchToken: (signal: AbortSignal) => Promise<AccessToken>) => {
  let known: AccessToken | undefined;
  const key = `token ${Math.random()}`;
  return {
    token: (signal: AbortSignal): Promise<string> =>
      inTurn(key, async () => {
        if (known === undefined || known.until - clock.now().getTime() < renewBefore) known = await fetchToken(signal);
        return known.token;
      }),
    /** After the service has refused it. */
    forget: (): void => {
      known = undefined;
    },
  };
};

const renewBefore = 60_000;
