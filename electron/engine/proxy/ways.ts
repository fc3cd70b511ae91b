/**
 * How requests leave this process. One choice holds for all that is asked over HTTP: directories, providers, targets,
 * messages. DNS (over HTTPS as well) and looks at what the world sees never ask here: through a proxy they would show
 * what the proxy sees.
 */
import type { ProxyChoice, ProxySignIn } from '../../../shared/domain/proxy.ts';
import { type Environment, proxyFor, shownProxy } from './choose.ts';

/** Through a proxy. */
export interface Way {
  /** As it may be shown: scheme, host and port. */
  readonly proxy: string;
  readonly signsIn: boolean;
  /** For `Agent` of node:http and node:https. Holds the password: never told, never written. */
  readonly proxyEnv: { readonly HTTP_PROXY: string; readonly HTTPS_PROXY: string };
}

/** `undefined` for a direct connection. `vault.*` where a password is needed and cannot be read. */
export type Ways = (target: URL) => Promise<Way | undefined>;

export interface WayParts {
  readonly choice: ProxyChoice;
  readonly environment: Environment;
  /** Asked once at most, when the first request goes through the proxy. */
  signIn(): Promise<ProxySignIn | undefined>;
}

export const waysOf = ({ choice, environment, signIn }: WayParts): Ways => {
  let known: Promise<ProxySignIn | undefined> | undefined;
  const asked = async (): Promise<ProxySignIn | undefined> => {
    known ??= signIn();
    try {
      return await known;
    } catch (thrown) {
      // A vault that is opened later is asked again.
      known = undefined;
      throw thrown;
    }
  };
  return async (target) => {
    const proxy = proxyFor(target, choice, environment);
    if (proxy === undefined) return undefined;
    const signed = choice.kind === 'own' ? await asked() : undefined;
    const url = new URL(proxy.href);
    if (signed !== undefined) {
      url.username = encodeURIComponent(signed.user);
      url.password = encodeURIComponent(signed.password);
    }
    return {
      proxy: shownProxy(url),
      signsIn: url.username !== '' || url.password !== '',
      proxyEnv: { HTTP_PROXY: url.href, HTTPS_PROXY: url.href },
    };
  };
};

/** Before a profile is open, what the environment says. */
let holding: Ways = waysOf({ choice: { kind: 'system' }, environment: process.env, signIn: async () => undefined });

/** From now on, for the whole process. Kept connections are for their owner to drop. */
export const holdWays = (ways: Ways): void => {
  holding = ways;
};

export const wayTo: Ways = (target) => holding(target);
