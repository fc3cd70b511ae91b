import { type Problem, problem } from '../../../shared/errors/problem.ts';

/**
 * The system keychain, told apart as far as it can be. `nothing` means: the keychain answered and gave no value.
 * On Linux that is also the answer of a locked one, so whoever reads decides by a marker of its own what it means.
 */
export type KeychainReading =
  | { readonly kind: 'found'; readonly secret: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unavailable'; readonly problem: Problem };

export interface KeychainPort {
  /** One entry, within the deadline of the adapter. Never throws. */
  read(account: string): Promise<KeychainReading>;
  /** Ends with `undefined` when it is stored, else with why not. Never throws. */
  write(account: string, secret: string): Promise<Problem | undefined>;
  remove(account: string): Promise<Problem | undefined>;
  /** Proves by writing and removing a canary that secrets can be kept here; `undefined` when they can. */
  probe(): Promise<Problem | undefined>;
}

const absent = async (): Promise<Problem> => problem('vault.keychain-absent', { detail: 'not used here' });

/** For workspaces that have nothing worth a keychain: none is ever touched. */
export const noKeychain: KeychainPort = {
  read: async () => ({ kind: 'unavailable', problem: await absent() }),
  write: absent,
  remove: absent,
  probe: absent,
};
