/** The system keychain through keytar: the one file that knows it. */

import { type Problem, problem } from '../../../shared/errors/problem.ts';
import type { KeychainPort } from '../../engine/ports/index.ts';
import { keychainProblem } from './keychain-messages.ts';

/** The part of keytar that is used. Not `findCredentials`: it ends the process when a Linux keyring is locked. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeytarKeychainOptions {
  readonly service?: string;
  /** Milliseconds for one call; 20 s unless told, because a person may have to answer a prompt. */
  readonly deadline?: number;
  /** Brings the module in; it is optional and may be missing. */
  readonly load?: () => Promise<Keytar>;
}

const textOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const canary = 'probe';

export interface SystemKeychain extends KeychainPort {
  /**
   * A call was given up but still holds its thread. `process.exit` waits for that thread, perhaps as long as a prompt
   * stays on the screen; a host that has to end now kills its own process instead, once everything is closed.
   */
  holdsThread(): boolean;
}

export const keytarKeychain = (options: KeytarKeychainOptions = {}): SystemKeychain => {
  const service = options.service ?? 'Certwright';
  const { ask, isOpen } = oneAtATime(options.load ?? loadKeytar, options.deadline ?? 20_000);
  const problemOf = (outcome: Outcome<unknown>): Problem | undefined => (outcome.ok ? undefined : outcome.problem);
  return {
    read: async (account) => {
      const outcome = await ask((keytar) => keytar.getPassword(service, account));
      if (!outcome.ok) return { kind: 'unavailable', problem: outcome.problem };
      return outcome.value === null ? { kind: 'nothing' } : { kind: 'found', secret: outcome.value };
    },
    write: async (account, secret) => problemOf(await ask((keytar) => keytar.setPassword(service, account, secret))),
    remove: async (account) => problemOf(await ask((keytar) => keytar.deletePassword(service, account))),
    probe: async () =>
      problemOf(
        await ask(async (keytar) => {
          await keytar.setPassword(service, canary, canary);
          await keytar.deletePassword(service, canary);
        }),
      ),
    holdsThread: isOpen,
  };
};

/**
 * A deadline gives up the answer, not the thread that waits for it, and four waiting threads stop all file access of
 * the process. So a call starts only when the one before has really ended; its deadline counts from when it was asked.
 */
const oneAtATime = (load: () => Promise<Keytar>, deadline: number) => {
  const late: Outcome<never> = {
    ok: false,
    problem: problem('vault.keychain-failed', { detail: `no answer within ${deadline} ms` }),
  };
  let previous: Promise<unknown> = Promise.resolve();
  let open = false;
  const ask = async <T>(call: (keytar: Keytar) => Promise<T>): Promise<Outcome<T>> => {
    const abandoned = new AbortController();
    const answer = previous.then(async (): Promise<Outcome<T>> => {
      // The caller has its answer already.
      if (abandoned.signal.aborted) return late;
      const keytar = await load().catch((thrown: unknown) =>
        problem('vault.keychain-absent', { detail: textOf(thrown) }),
      );
      if ('code' in keytar) return { ok: false, problem: keytar };
      open = true;
      try {
        return { ok: true, value: await call(keytar) };
      } catch (thrown) {
        return { ok: false, problem: keychainProblem(textOf(thrown)) };
      } finally {
        open = false;
      }
    });
    previous = answer;
    const tooLate = new Promise<Outcome<T>>((resolve) => {
      abandoned.signal.addEventListener('abort', () => resolve(late), { once: true });
    });
    const timer = setTimeout(() => abandoned.abort(), deadline);
    try {
      return await Promise.race([answer, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
  return { ask, isOpen: () => open };
};

const loadKeytar = async (): Promise<Keytar> => {
  const module: { readonly default: Keytar } = await import('keytar');
  return module.default;
};

/** Whether the optional module is there and loads; says nothing of the keychain behind it. */
export const keychainLibrary = async (): Promise<boolean> => {
  try {
    await loadKeytar();
    return true;
  } catch {
    return false;
  }
};
