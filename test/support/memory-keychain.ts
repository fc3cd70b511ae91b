/** A keychain in memory that can be locked, lose entries, or fail, and counts what it was asked. */
import type { KeychainPort } from '../../electron/engine/ports/index.ts';
import { type Problem, problem } from '../../shared/errors/problem.ts';

export interface MemoryKeychain extends KeychainPort {
  readonly entries: Map<string, string>;
  reads: number;
  /** `locked` answers reads with nothing, as Linux does. */
  state: 'open' | 'locked' | 'absent';
}

export const memoryKeychain = (): MemoryKeychain => {
  const entries = new Map<string, string>();
  const inTheWay = (): Problem | undefined => {
    if (keychain.state === 'locked') return problem('vault.keychain-locked', { detail: 'locked collection' });
    return keychain.state === 'absent' ? problem('vault.keychain-absent', { detail: 'no bus' }) : undefined;
  };
  const keychain: MemoryKeychain = {
    entries,
    reads: 0,
    state: 'open',
    read: async (account) => {
      keychain.reads += 1;
      const found = inTheWay();
      if (found?.code === 'vault.keychain-absent') return { kind: 'unavailable', problem: found };
      const secret = entries.get(account);
      return found !== undefined || secret === undefined ? { kind: 'nothing' } : { kind: 'found', secret };
    },
    write: async (account, secret) => {
      const found = inTheWay();
      if (found === undefined) entries.set(account, secret);
      return found;
    },
    remove: async (account) => {
      const found = inTheWay();
      if (found === undefined) entries.delete(account);
      return found;
    },
    probe: async () => inTheWay(),
  };
  return keychain;
};
