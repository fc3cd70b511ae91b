/** Steps as people set them up: plain fields in the database, secret ones in the vault, never on the way back. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type InstallStep, type InstallStepInput, installStepInputSchema } from '../../../shared/domain/install.ts';
import { type InstallKind, installDescriptors } from '../../../shared/domain/install-kinds.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { Clock } from '../ports/index.ts';
import { readFields } from '../providers/fields.ts';
import type { StoredStep } from '../storage/install-steps.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import { kinds } from './kinds.ts';
import type { OpenedStep } from './run-steps.ts';
import type { Fields } from './step.ts';

export interface StepParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
}

const secretFields = z.record(z.string(), z.string());

export const viewOfStep = (stored: StoredStep, currentVersion: string | undefined): InstallStep => {
  const installed = currentVersion !== undefined && stored.installedVersion === currentVersion;
  return {
    id: stored.id,
    certificateId: stored.certificateId,
    kind: stored.kind,
    label: stored.label,
    enabled: stored.enabled,
    seconds: stored.seconds,
    undoLater: stored.undoLater,
    fields: installDescriptors[stored.kind].fields.map(({ key, secret }) => {
      const value = secret ? undefined : stored.fields[key];
      const set = secret ? stored.secretKeys.includes(key) : (value ?? '') !== '';
      return { key, set, ...(value === undefined ? {} : { value }) };
    }),
    installed,
    ...(installed && stored.installedAt !== undefined ? { installedAt: stored.installedAt } : {}),
    ...(stored.failure === undefined ? {} : { problem: stored.failure.problem }),
  };
};

/** `install.step-not-found`. */
export const findStep = (storage: Storage, id: string): StoredStep => {
  const stored = storage.install.get(id);
  if (stored === undefined) throw fail('install.step-not-found', { id });
  return stored;
};

/**
 * Adds it as the last one, or changes it; then it has installed nothing yet. It runs by itself for the next version, and
 * for the one in use when a person asks. `install.step-not-found`, `credential.invalid`, `vault.*`.
 */
export const saveStep = async (
  parts: StepParts,
  certificateId: string,
  given: InstallStepInput,
): Promise<StoredStep> => {
  const input = installStepInputSchema.parse(given);
  const stored = input.id === undefined ? undefined : findStep(parts.storage, input.id);
  if (stored !== undefined && stored.certificateId !== certificateId)
    throw fail('install.step-not-found', { id: stored.id });
  const kind = stored?.kind ?? input.kind;
  const before = stored === undefined ? {} : await fieldsOfStep(parts, stored);
  const fields = checkedFields(kind, { ...before, ...input.fields });
  const { plain, secrets } = apart(kind, fields);
  const changed = written(before) !== written({ ...plain, ...secrets });
  const id = stored?.id ?? randomUUID();
  const saved: StoredStep = {
    id,
    certificateId,
    kind,
    label: (input.label ?? stored?.label ?? '').trim(),
    enabled: input.enabled ?? stored?.enabled ?? true,
    seconds: input.seconds ?? stored?.seconds ?? installDescriptors[kind].seconds,
    undoLater: input.undoLater ?? stored?.undoLater ?? false,
    fields: plain,
    secretRecord: stored?.secretRecord ?? `install/${id}`,
    secretKeys: Object.keys(secrets),
    savedVersion: parts.storage.certificates.get(certificateId)?.current?.id,
    installedVersion: changed ? undefined : stored?.installedVersion,
    installedAt: changed ? undefined : stored?.installedAt,
    // Whoever saves it has looked at it: it is worth another try.
    failure: undefined,
    createdAt: stored?.createdAt ?? parts.clock.now().toISOString(),
  };
  await writeStep(parts, saved, secrets, (stored?.secretKeys.length ?? 0) > 0);
  return saved;
};

const writeStep = async (
  { storage, vault }: StepParts,
  step: StoredStep,
  secrets: Fields,
  hadSecrets: boolean,
): Promise<void> => {
  const opened = step.secretKeys.length === 0 && !hadSecrets ? undefined : await vault.open();
  storage.transaction(() => {
    if (step.secretKeys.length > 0) opened?.write(step.secretRecord, JSON.stringify(secrets));
    else opened?.remove(step.secretRecord);
    storage.install.save(step);
  });
};

const written = (fields: Fields): string =>
  JSON.stringify(Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** `install.step-not-found`, `vault.*`. */
export const removeStep = async ({ storage, vault }: StepParts, id: string): Promise<void> => {
  const stored = findStep(storage, id);
  const opened = stored.secretKeys.length === 0 ? undefined : await vault.open();
  storage.transaction(() => {
    storage.install.remove(id);
    opened?.remove(stored.secretRecord);
  });
};

/** Ready to run. `vault.*`. */
export const openStep = async (parts: StepParts, stored: StoredStep): Promise<OpenedStep> => {
  const fields = checkedFields(stored.kind, await fieldsOfStep(parts, stored));
  const open = await kinds[stored.kind].load();
  return { step: open(fields), secrets: secretsOf(stored.kind, fields) };
};

/** What was learned by a step while it ran. */
export const keepField = ({ storage }: StepParts, stepId: string, key: string, value: string): void => {
  const stored = storage.install.get(stepId);
  if (stored !== undefined) storage.install.save({ ...stored, fields: { ...stored.fields, [key]: value } });
};

const fieldsOfStep = async ({ vault }: Pick<StepParts, 'vault'>, stored: StoredStep): Promise<Fields> => {
  if (stored.secretKeys.length === 0) return stored.fields;
  const opened = await vault.open();
  return { ...stored.fields, ...secretFields.parse(JSON.parse(opened.readText(stored.secretRecord))) };
};

const checkedFields = (kind: InstallKind, given: Fields): Fields => {
  const descriptor = installDescriptors[kind];
  const keys = descriptor.fields.map(({ key }) => key);
  return readFields(descriptor, given, keys, kinds[kind].checks);
};

const apart = (kind: InstallKind, fields: Fields): { readonly plain: Fields; readonly secrets: Fields } => {
  const isSecret = new Set(installDescriptors[kind].fields.filter(({ secret }) => secret).map(({ key }) => key));
  const filled = Object.entries(fields).filter(([, value]) => value !== '');
  return {
    plain: Object.fromEntries(filled.filter(([key]) => !isSecret.has(key))),
    secrets: Object.fromEntries(filled.filter(([key]) => isSecret.has(key))),
  };
};

/** The secret fields, and what in an address is a secret by itself. */
const secretsOf = (kind: InstallKind, fields: Fields): readonly string[] =>
  installDescriptors[kind].fields.flatMap(({ key, secret }) => {
    const value = fields[key] ?? '';
    if (!secret || value === '') return [];
    const url = /^https?:/.test(value) ? URL.parse(value) : null;
    if (url === null) return [value];
    const parts = [...url.pathname.split('/'), ...url.searchParams.values()].filter((part) => part.length >= 8);
    return [value, ...parts];
  });
