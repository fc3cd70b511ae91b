/**
 * Updates leave through the proxy that the profile is set to. The library asks in a session of its own
 * (https://www.electronjs.org/docs/latest/api/session#sessetproxyconfig), which is told before each question, so that a
 * change of the setting holds from the next one on.
 */
import type { AuthInfo, Session } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { ProxySignIn } from '../../../shared/domain/proxy.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { type ChromiumProxy, chromiumProxy } from '../../engine/proxy/chromium.ts';
import type { LentProxy } from '../../engine/workspace/proxy.ts';

/** What of Electron's session is needed. */
export type ProxiedSession = Pick<Session, 'setProxy' | 'clearAuthCache' | 'closeAllConnections'>;

export interface WayParts {
  readonly library: { readonly updater: AppUpdater };
  readonly session: ProxiedSession;
  proxy(): LentProxy | undefined;
}

/** Does the work through the proxy of this moment. `proxy.*`, `vault.*`, and what the work throws. */
export type Through = <T>(work: () => Promise<T>) => Promise<T>;

type Answer = (user: string, password: string) => void;

/** Where releases lie, for the sentence: `build/electron-builder.ts` says so. */
const releases = 'github.com';

export const openWay = ({ library: { updater }, session, proxy }: WayParts): Through => {
  let told = '';
  const tell = async (config: ChromiumProxy): Promise<void> => {
    // Chromium would go on with a name and a password that were changed or forgotten meanwhile.
    await session.clearAuthCache();
    const asText = JSON.stringify(config);
    if (told === asText) return;
    await session.setProxy(config);
    await session.closeAllConnections();
    told = asText;
  };
  return async (work) => {
    const lent = proxy();
    const config: ChromiumProxy =
      lent === undefined ? { mode: 'system' } : chromiumProxy(lent.choice, lent.environment);
    await tell(config);
    const guard = signingIn(config, lent);
    updater.on('login', guard.login);
    try {
      return await work();
    } catch (thrown) {
      throw guard.failure() ?? unreachable(thrown, config) ?? thrown;
    } finally {
      updater.off('login', guard.login);
    }
  };
};

/**
 * Name and password go to that proxy alone, and once: whoever asks again does not accept them, and Chromium would ask for
 * ever. They pass from the vault to Chromium inside this process.
 */
const signingIn = (config: ChromiumProxy, lent: LentProxy | undefined) => {
  let asked = false;
  let failure: unknown;
  const signInFor = async (info: AuthInfo): Promise<ProxySignIn | undefined> => {
    const ours = isOurs(info, config);
    const proxy = ours && config.mode === 'fixed_servers' ? config.proxyRules : `${info.host}:${info.port}`;
    const shown = { proxy, host: releases };
    if (asked) throw fail('proxy.sign-in-wrong', shown);
    asked = true;
    const signIn = ours ? await lent?.signIn() : undefined;
    if (info.isProxy && signIn === undefined) throw fail('proxy.sign-in-needed', shown);
    return signIn;
  };
  return {
    failure: () => failure,
    login: (info: AuthInfo, answer: Answer): void => {
      // Called with nothing it gives up the request; the library's type does not know that.
      const giveUp = answer as () => void;
      signInFor(info).then(
        (signIn) => (signIn === undefined ? giveUp() : answer(signIn.user, signIn.password)),
        (thrown: unknown) => {
          failure = thrown;
          giveUp();
        },
      );
    },
  };
};

const isOurs = ({ isProxy, host, port }: AuthInfo, config: ChromiumProxy): boolean => {
  if (!isProxy || config.mode !== 'fixed_servers') return false;
  const url = new URL(config.proxyRules);
  const usual = url.protocol === 'https:' ? 443 : 80;
  return url.hostname.replace(/^\[|\]$/g, '') === host.replace(/^\[|\]$/g, '') && Number(url.port || usual) === port;
};

const unreachable = (thrown: unknown, config: ChromiumProxy): Error | undefined =>
  config.mode === 'fixed_servers' && thrown instanceof Error && /net::ERR_PROXY_CONNECTION_FAILED/.test(thrown.message)
    ? fail('proxy.unreachable', { proxy: config.proxyRules, reason: 'ECONNREFUSED' }, { cause: thrown })
    : undefined;
