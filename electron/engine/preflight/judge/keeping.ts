/** Whether secrets can be kept and files written. */
import type { VaultStatus } from '../../../../shared/domain/vault.ts';
import type { Problem } from '../../../../shared/errors/problem.ts';
import { type Found, found } from '../check.ts';

export interface KeychainFacts {
  readonly vault: VaultStatus;
  /** What the keychain said to a canary; missing when it took it, or was not asked. */
  readonly keychain?: Problem | undefined;
}

/** What libsecret says where a session has no bus on which a keychain could be. */
const noBus = /autolaunch|DBUS_SESSION_BUS_ADDRESS|session bus|could not connect: /i;

/** A missing keychain stops nobody: a passphrase or a key file takes its place. */
export const judgeKeychain = ({ vault, keychain }: KeychainFacts): readonly Found[] => {
  const why = vault.state === 'closed' ? vault.problem : undefined;
  switch (why?.code) {
    case 'vault.passphrase-needed':
      return [found('passphrase-asked', {}, [why.code])];
    case 'vault.key-lost':
    case 'vault.record-damaged':
      return [found('key-of-another', {}, [why.code])];
    case undefined:
      break;
    default:
      return [found('keychain-locked', { reason: why?.code ?? '' }, evidenceOf(why))];
  }
  if (vault.state !== 'not-set-up' || keychain === undefined) return [];
  if (keychain.code === 'vault.keychain-locked')
    return [found('keychain-locked', { reason: keychain.code }, evidenceOf(keychain))];
  const evidence = evidenceOf(keychain);
  return [found(evidence.some((line) => noBus.test(line)) ? 'keychain-no-bus' : 'keychain-missing', {}, evidence)];
};

const evidenceOf = (problem: Problem | undefined): readonly string[] =>
  problem === undefined ? [] : [problem.code, ...('detail' in problem.details ? [String(problem.details.detail)] : [])];

export interface TargetFacts {
  readonly folder: string;
  /** Of an attempt to write there: a system's error code. */
  readonly refusal?: string | undefined;
  readonly freeBytes?: number | undefined;
}

const mebibyte = 1024 * 1024;
/** A certificate with its key is a few kilobytes; below the first the system itself is in trouble. */
const low = 50 * mebibyte;
const none = 1 * mebibyte;

export const judgeTarget = ({ folder, refusal, freeBytes }: TargetFacts): readonly Found[] => {
  const free = freeBytes === undefined ? '?' : String(Math.floor(freeBytes / mebibyte));
  if (refusal === 'ENOSPC' || refusal === 'EDQUOT' || (freeBytes !== undefined && freeBytes < none))
    return [found('disk-full', { folder, free }, [`${folder}: ${free} MiB`])];
  if (refusal !== undefined) return [found('folder-unwritable', { folder, reason: refusal }, [`${refusal} ${folder}`])];
  return freeBytes !== undefined && freeBytes < low
    ? [found('disk-low', { folder, free }, [`${folder}: ${free} MiB`])]
    : [];
};
