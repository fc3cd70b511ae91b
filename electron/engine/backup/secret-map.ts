/** Sealed records in memory. */
import type { SecretStore } from '../vault/vault.ts';

export const storeOf = (records: ReadonlyMap<string, Uint8Array>): SecretStore => {
  const kept = new Map(records);
  return {
    read: (name) => kept.get(name),
    write: (name, sealed) => void kept.set(name, sealed),
    remove: (name) => void kept.delete(name),
    names: () => [...kept.keys()],
  };
};
