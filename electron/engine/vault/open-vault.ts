/**
 * Keeps the master key of one profile: sets it up once, reads it once per process, and says what stands in the way.
 * Nothing here ever makes a second key over sealed records.
 */
import { join } from 'node:path';
import type { VaultKind, VaultStatus } from '../../../shared/domain/vault.ts';
import { assertNever, CertwrightError, fail, type Problem, toProblem } from '../../../shared/errors/problem.ts';
import type { KeychainPort } from '../ports/index.ts';
import { makeFolder } from '../storage/make-folder.ts';
import { profileFileError } from '../storage/storage-errors.ts';
import { createKeyFile, keyFileName, readKeyFile } from './key-file.ts';
import { checkValue, createMarker, isKeyOf, type Marker, readMarker } from './marker.ts';
import { unwrapKey, wrapKey } from './passphrase.ts';
import { keyIdOf, type MasterKey, newMasterKey, seal, unseal } from './seal.ts';
import type { SecretStore, Vault } from './vault.ts';

export interface VaultKeeperOptions {
  /** The profile folder; the marker lies in it. */
  readonly folder: string;
  readonly keychain: KeychainPort;
  readonly store: SecretStore;
  /** Path of the key file; `vault.key` in the folder unless told. */
  readonly keyFile?: string;
}

export interface VaultKeeper {
  /** Reads the key unless that was tried before; never throws for what stands in the way. */
  status(): Promise<VaultStatus>;
  /** `vault.already-set-up`, `vault.key-lost`, `vault.keychain-*`, `vault.passphrase-needed`, `storage.*`. */
  setUp(kind: VaultKind, passphrase?: string): Promise<VaultStatus>;
  /** `vault.wrong-passphrase`, `vault.not-set-up`. */
  unlock(passphrase: string): Promise<VaultStatus>;
  /** Forgets the key. One that needs no passphrase is read again when it is asked for. */
  lock(): Promise<VaultStatus>;
  /** Forgets what failed and looks again. */
  retry(): Promise<VaultStatus>;
  /** The vault, or why it is closed: `vault.*`, `storage.*`. */
  open(): Promise<Vault>;
  /** As above, over records that lie elsewhere: those of a copy. */
  openOver(store: SecretStore): Promise<Vault>;
}

export const createVaultKeeper = (options: VaultKeeperOptions): VaultKeeper => {
  let opening: Promise<MasterKey> | undefined;
  let working: Promise<unknown> = Promise.resolve();
  /** One set-up or unlocking after the other, so that two clicks make one key. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = working.then(work);
    working = result.catch(() => undefined);
    return result;
  };
  const keep = (key: MasterKey) => {
    opening = Promise.resolve(key);
  };
  const masterKey = (): Promise<MasterKey> => {
    opening ??= readMasterKey(options).catch((thrown: unknown) => {
      // An unanswered prompt is not asked for again until somebody wants to; the rest is cheap to look at anew.
      if (!toProblem(thrown).code.startsWith('vault.keychain-')) opening = undefined;
      throw thrown;
    });
    return opening;
  };
  const status = () => describe(options, masterKey);
  return {
    status,
    setUp: (kind, passphrase) =>
      inTurn(async () => {
        keep(await setUp(options, kind, passphrase));
        return status();
      }),
    unlock: (passphrase) =>
      inTurn(async () => {
        const marker = await readMarker(options.folder);
        if (marker === undefined) throw fail('vault.not-set-up', {});
        if (marker.kind === 'passphrase') keep(await unwrapKey(marker, passphrase));
        return status();
      }),
    lock: () =>
      inTurn(async () => {
        opening = undefined;
        return status();
      }),
    retry: () =>
      inTurn(async () => {
        // An open vault stays open: only a failure is forgotten.
        await opening?.catch(() => {
          opening = undefined;
        });
        return status();
      }),
    open: async () => openVault(await masterKey(), options.store),
    openOver: async (store) => openVault(await masterKey(), store),
  };
};

const openVault = (key: MasterKey, store: SecretStore): Vault => {
  const read = (name: string): Uint8Array => {
    const sealed = store.read(name);
    if (sealed === undefined) throw fail('vault.record-missing', { record: name });
    return unseal(key, name, sealed);
  };
  return {
    read,
    readText: (name) => Buffer.from(read(name)).toString('utf8'),
    write: (name, secret) => store.write(name, seal(key, name, Buffer.from(secret))),
    remove: (name) => store.remove(name),
  };
};

const keyFileOf = (options: VaultKeeperOptions): string => options.keyFile ?? join(options.folder, keyFileName);

const readMasterKey = async (options: VaultKeeperOptions): Promise<MasterKey> => {
  const marker = await readMarker(options.folder);
  if (marker === undefined) throw lostMarker(options.store) ?? fail('vault.not-set-up', {});
  if (marker.kind === 'passphrase') throw fail('vault.passphrase-needed', {});
  const bytes =
    marker.kind === 'keychain'
      ? await readKeychain(options.keychain, marker.keyId)
      : await readKeyFile(keyFileOf(options));
  const key: MasterKey = { id: marker.keyId, bytes };
  if (bytes.length !== 32 || !isKeyOf(marker, key)) throw fail('vault.key-lost', { keyId: marker.keyId });
  return key;
};

/** Sealed records without a marker: a new key would make them unreadable for good. */
const lostMarker = (store: SecretStore): CertwrightError | undefined => {
  const [name] = store.names();
  if (name === undefined) return undefined;
  return fail('vault.key-lost', { keyId: keyIdOf(store.read(name) ?? new Uint8Array()) });
};

const readKeychain = async (keychain: KeychainPort, keyId: string): Promise<Uint8Array> => {
  const reading = await keychain.read(keyId);
  switch (reading.kind) {
    case 'found':
      return Buffer.from(reading.secret, 'base64');
    case 'unavailable':
      throw new CertwrightError(reading.problem);
    case 'nothing': {
      // A locked keychain answers so too. Only one that takes a canary is open, and then the key is really gone.
      const inTheWay = await keychain.probe();
      throw inTheWay === undefined ? fail('vault.key-lost', { keyId }) : new CertwrightError(inTheWay);
    }
    default:
      return assertNever(reading);
  }
};

/** Crash-safe: the key is stored, read back, and only then named by the marker. */
const setUp = async (
  options: VaultKeeperOptions,
  kind: VaultKind,
  passphrase: string | undefined,
): Promise<MasterKey> => {
  const present = await readMarker(options.folder);
  if (present !== undefined) throw fail('vault.already-set-up', { kind: present.kind });
  const lost = lostMarker(options.store);
  if (lost !== undefined) throw lost;
  try {
    makeFolder(options.folder, 0o700);
  } catch (thrown) {
    throw profileFileError(thrown, options.folder);
  }
  const fresh = newMasterKey();
  switch (kind) {
    case 'keychain': {
      await storeInKeychain(options.keychain, fresh);
      try {
        await createMarker(options.folder, { version: 1, kind, keyId: fresh.id, check: checkValue(fresh) });
      } catch (thrown) {
        // An entry that no marker names is of no use; one that a marker names is never taken away.
        if ((await readMarker(options.folder))?.keyId !== fresh.id) await options.keychain.remove(fresh.id);
        throw thrown;
      }
      return fresh;
    }
    case 'passphrase': {
      if (passphrase === undefined || passphrase === '') throw fail('vault.passphrase-needed', {});
      const wrapped = await wrapKey(fresh, passphrase);
      await createMarker(options.folder, { version: 1, kind, keyId: fresh.id, check: checkValue(fresh), ...wrapped });
      return fresh;
    }
    case 'key-file': {
      const path = keyFileOf(options);
      await createKeyFile(path, fresh.bytes);
      const key = { id: fresh.id, bytes: await readKeyFile(path) };
      await createMarker(options.folder, { version: 1, kind, keyId: key.id, check: checkValue(key) });
      return key;
    }
    default:
      return assertNever(kind);
  }
};

const storeInKeychain = async (keychain: KeychainPort, key: MasterKey): Promise<void> => {
  const secret = Buffer.from(key.bytes).toString('base64');
  const refused = await keychain.write(key.id, secret);
  if (refused !== undefined) throw new CertwrightError(refused);
  const back = await keychain.read(key.id);
  if (back.kind === 'found' && back.secret === secret) return;
  throw back.kind === 'unavailable'
    ? new CertwrightError(back.problem)
    : fail('vault.keychain-failed', { detail: 'the entry just written could not be read back' });
};

const describe = async (options: VaultKeeperOptions, masterKey: () => Promise<MasterKey>): Promise<VaultStatus> => {
  let marker: Marker | undefined;
  let closed: Problem | undefined;
  try {
    marker = await readMarker(options.folder);
    await masterKey();
  } catch (thrown) {
    closed = toProblem(thrown);
  }
  if (closed?.code === 'vault.not-set-up') {
    // The choice is open, so it must be known whether the keychain can be offered.
    const problem = await options.keychain.probe();
    return { state: 'not-set-up', ...(problem === undefined ? {} : { problem }), keychain: keychainState(problem) };
  }
  const usesKeychain = marker?.kind === 'keychain';
  return {
    state: closed === undefined ? 'open' : 'closed',
    ...(marker === undefined ? {} : { kind: marker.kind }),
    ...(closed === undefined ? {} : { problem: closed }),
    keychain: usesKeychain ? keychainState(closed) : 'unknown',
  };
};

const keychainState = (problem: Problem | undefined): VaultStatus['keychain'] => {
  switch (problem?.code) {
    case undefined:
    case 'vault.key-lost':
      return 'available';
    case 'vault.keychain-absent':
      return 'absent';
    case 'vault.keychain-locked':
      return 'locked';
    case 'vault.keychain-failed':
      return 'failed';
    default:
      return 'unknown';
  }
};
