/**
 * The proxy that this profile leaves through. It holds for the process, so for the one real profile in it; name and
 * password lie in the vault and are read when the first request goes through.
 */
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import {
  type ProxyChoice,
  type ProxyInput,
  type ProxySignIn,
  type ProxyState,
  type ProxyTest,
  proxyChoiceSchema,
  proxySignInSchema,
} from '../../../shared/domain/proxy.ts';
import { forgetConnections } from '../acme/kept-agents.ts';
import { hasNetwork } from '../acme/network-failure.ts';
import type { ResolvedAuthority } from '../authorities/authorities.ts';
import type { Clock } from '../ports/index.ts';
import { checkChoice, type Environment, ofEnvironment, shownProxy } from '../proxy/choose.ts';
import { holdWays, type Ways, waysOf } from '../proxy/ways.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';

/** For what this process sends by other means than Node: Chromium has its own network. Never told to a page. */
export interface LentProxy {
  readonly choice: ProxyChoice;
  readonly environment: Environment;
  /** For the proxy that is chosen or that the environment names. `vault.*`. */
  signIn(): Promise<ProxySignIn | undefined>;
}

export interface ProxySetting {
  state(): ProxyState;
  /** As it is now. */
  lend(): LentProxy;
  /** Holds from the next connection on. `proxy.invalid`, `vault.*`, `storage.*`. */
  save(input: ProxyInput): Promise<ProxyState>;
  /**
   * Asks for a directory as connections would go with this input; saves nothing. Of the authority whose account is the
   * newest, unless told. `proxy.*`, `network.*`, `directory.*`, `vault.*`.
   */
  test(input: ProxyInput, authority?: AuthorityRef, signal?: AbortSignal): Promise<ProxyTest>;
}

export interface ProxyParts {
  readonly storage: Pick<Storage, 'settings' | 'secrets' | 'accounts' | 'transaction'>;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  readonly userAgent: string;
  readonly environment: Environment;
  authority(ref: AuthorityRef): ResolvedAuthority;
}

export const proxySettingsKey = 'proxy';
const secretRecord = 'proxy/sign-in';
/** Milliseconds; a person waits for it. */
const patience = 10_000;

/** Makes it hold at once, where it is to hold in this process. */
export const openProxySetting = (parts: ProxyParts, holds: boolean): ProxySetting => {
  const { storage, vault, environment } = parts;
  const choice = (): ProxyChoice => storage.settings.read(proxySettingsKey, proxyChoiceSchema) ?? { kind: 'system' };
  const keepsSignIn = (): boolean => storage.secrets.names().includes(secretRecord);
  const kept = async (): Promise<ProxySignIn | undefined> =>
    keepsSignIn() ? proxySignInSchema.parse(JSON.parse((await vault.open()).readText(secretRecord))) : undefined;
  const hold = (): void => {
    if (!holds) return;
    holdWays(waysOf({ choice: choice(), environment, signIn: kept }));
    forgetConnections();
  };
  const state = (): ProxyState => {
    const named = ofEnvironment(undefined, environment);
    return {
      choice: choice(),
      signsIn: keepsSignIn(),
      ...(named === undefined ? {} : { environment: shownProxy(named) }),
    };
  };
  const lend = (): LentProxy => {
    const now = choice();
    const named = now.kind === 'system' ? ofEnvironment(undefined, environment) : undefined;
    return { choice: now, environment, signIn: async () => (now.kind === 'own' ? kept() : signInOfUrl(named)) };
  };
  hold();
  return {
    state,
    lend,
    save: async (input) => {
      const next = checked(input.choice);
      const given = signInOf(input);
      const forgets = keepsSignIn() && (given === null || (given === undefined && !isSameProxy(choice(), next)));
      const open = given || forgets ? await vault.open() : undefined;
      storage.transaction(() => {
        if (given) open?.write(secretRecord, JSON.stringify(given));
        else if (forgets) open?.remove(secretRecord);
        storage.settings.write(proxySettingsKey, next);
      });
      hold();
      return state();
    },
    test: (input, ref, signal = new AbortController().signal) => {
      const next = checked(input.choice);
      const given = signInOf(input);
      const signIn = async (): Promise<ProxySignIn | undefined> => {
        if (given !== undefined) return given ?? undefined;
        return isSameProxy(choice(), next) ? kept() : undefined;
      };
      return look(parts, waysOf({ choice: next, environment, signIn }), ref, signal);
    },
  };
};

const checked = (choice: ProxyChoice): ProxyChoice => {
  checkChoice(choice);
  return choice.kind === 'own' ? { ...choice, url: shownProxy(new URL(choice.url.trim())) } : choice;
};

const signInOfUrl = (url: URL | undefined): ProxySignIn | undefined =>
  url === undefined || (url.username === '' && url.password === '')
    ? undefined
    : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };

/** Neither name nor password is as good as none. */
const signInOf = ({ signIn }: ProxyInput): ProxySignIn | null | undefined =>
  signIn?.user === '' && signIn.password === '' ? null : signIn;

/** A password that was given for one proxy is shown to no other, whoever asks. */
const isSameProxy = (one: ProxyChoice, other: ProxyChoice): boolean =>
  one.kind === 'own' && other.kind === 'own' && new URL(one.url).origin === new URL(other.url).origin;

const look = async (
  { storage, clock, userAgent, authority }: ProxyParts,
  ways: Ways,
  ref: AuthorityRef | undefined,
  signal: AbortSignal,
): Promise<ProxyTest> => {
  const newest = storage.accounts.list().findLast(({ status }) => status === 'valid');
  const meant =
    ref === undefined && newest !== undefined
      ? { directoryUrl: newest.directoryUrl, rootPem: newest.rootPem }
      : authority(ref ?? { id: 'letsencrypt' });
  const { directoryUrl, rootPem } = meant;
  const { getFollowing, readDirectory } = await import('../acme/directory.ts');
  const line = { directoryUrl, rootPem, userAgent, clock, signal, timeout: patience, online: hasNetwork, ways };
  const way = await ways(new URL(directoryUrl));
  const from = performance.now();
  const { answer, url } = await getFollowing(line, directoryUrl);
  readDirectory(answer, url, line);
  return {
    host: new URL(directoryUrl).host,
    milliseconds: Math.round(performance.now() - from),
    ...(way === undefined ? {} : { proxy: way.proxy }),
  };
};
