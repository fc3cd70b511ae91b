/** Provider credentials: plain fields in the database, secret ones in the vault, never on the way back. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CredentialTest, CredentialView, ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { Clock } from '../ports/index.ts';
import { withOwnNames } from '../providers/fields.ts';
import type { DnsProvider, ProviderModule } from '../providers/provider.ts';
import type { StoredCredential } from '../storage/credentials.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';
import { type Examination, examineCredential } from './credential-doctor.ts';

export interface CredentialParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  loadProvider(id: string): Promise<ProviderModule>;
  readonly descriptors: readonly ProviderDescriptor[];
  descriptor(id: string): ProviderDescriptor;
  eye(resolvers: readonly string[]): DnsEye;
}

const secretFields = z.record(z.string(), z.string());

export const viewOfCredential = (stored: StoredCredential, descriptor: ProviderDescriptor): CredentialView => {
  const fields = withOwnNames(descriptor, stored.fields);
  return {
    id: stored.id,
    provider: stored.provider,
    label: stored.label,
    createdAt: stored.createdAt,
    fields: descriptor.fields.map(({ key, secret, required }) => {
      const value = secret ? undefined : fields[key];
      const set = secret ? (stored.secretKeys?.includes(key) ?? required) : value !== undefined;
      return { key, set, ...(value === undefined ? {} : { value }) };
    }),
  };
};

export const saveCredential = async (
  parts: CredentialParts,
  input: {
    readonly id?: string | undefined;
    readonly provider: string;
    readonly label: string;
    readonly fields: Readonly<Record<string, string>>;
  },
): Promise<CredentialView> => {
  const { storage, clock } = parts;
  const descriptor = parts.descriptor(input.provider);
  const stored = input.id === undefined ? undefined : storage.credentials.get(input.id);
  if (input.id !== undefined && stored === undefined) throw fail('credential.not-found', { id: input.id });
  const before = stored === undefined ? {} : await allFields(parts, stored);
  // A secret under an earlier name of its field is a secret too.
  const fields = { ...withOwnNames(descriptor, before), ...withOwnNames(descriptor, input.fields) };
  // The client checks and throws; a credential that cannot work is never stored.
  const module = await parts.loadProvider(input.provider);
  module.create(fields, parts.clock);
  const vault = await parts.vault.open();
  const isSecret = new Set(descriptor.fields.filter(({ secret }) => secret).map(({ key }) => key));
  const entries = Object.entries(fields);
  const id = stored?.id ?? randomUUID();
  const saved: StoredCredential = {
    id,
    provider: input.provider,
    label: input.label,
    fields: Object.fromEntries(entries.filter(([key]) => !isSecret.has(key))),
    secretRecord: stored?.secretRecord ?? `credential/${id}`,
    createdAt: stored?.createdAt ?? clock.now().toISOString(),
    secretKeys: entries.flatMap(([key, value]) => (isSecret.has(key) && value !== '' ? [key] : [])),
  };
  const secrets = JSON.stringify(Object.fromEntries(entries.filter(([key]) => isSecret.has(key))));
  storage.transaction(() => {
    vault.write(saved.secretRecord, secrets);
    storage.credentials.save(saved);
  });
  return viewOfCredential(saved, descriptor);
};

/** Of a stored credential, as they were typed. `credential.not-found`, `vault.*`. */
export const fieldsOfCredential = async (parts: CredentialParts, id: string): Promise<Record<string, string>> => {
  const stored = parts.storage.credentials.get(id);
  if (stored === undefined) throw fail('credential.not-found', { id });
  return allFields(parts, stored);
};

const allFields = async (parts: CredentialParts, stored: StoredCredential): Promise<Record<string, string>> => {
  const vault = await parts.vault.open();
  return { ...stored.fields, ...secretFields.parse(JSON.parse(vault.readText(stored.secretRecord))) };
};

/** The client of a stored credential, ready to use. `credential.not-found`, `credential.invalid`, `vault.*`. */
export const openCredential = async (
  parts: CredentialParts,
  provider: string,
  credentialId: string | undefined,
): Promise<DnsProvider> => {
  const module = await parts.loadProvider(provider);
  if (credentialId === undefined) return module.create({}, parts.clock);
  const stored = parts.storage.credentials.get(credentialId);
  if (stored === undefined || stored.provider !== provider) throw fail('credential.not-found', { id: credentialId });
  return module.create(await allFields(parts, stored), parts.clock);
};

export const removeCredential = async (parts: CredentialParts, id: string): Promise<void> => {
  const stored = parts.storage.credentials.get(id);
  if (stored === undefined) throw fail('credential.not-found', { id });
  const vault = await parts.vault.open();
  parts.storage.transaction(() => {
    parts.storage.credentials.remove(id);
    vault.remove(stored.secretRecord);
  });
};

/** Proves a stored credential for one name. `credential.not-found`. */
export const testCredential = async (
  parts: CredentialParts,
  id: string,
  name: string,
  resolvers: readonly string[],
): Promise<CredentialTest> => {
  const stored = parts.storage.credentials.get(id);
  if (stored === undefined) throw fail('credential.not-found', { id });
  const open = () => openCredential(parts, stored.provider, id);
  return examine(parts, {
    provider: stored.provider,
    fields: stored.fields,
    name,
    resolvers,
    open,
    neededUntil: lastEnd(parts, id),
  });
};

/** The same for fields that are not stored. `credential.invalid`, `provider.unknown`. */
export const testFields = async (
  parts: CredentialParts,
  { provider, fields }: { readonly provider: string; readonly fields: Readonly<Record<string, string>> },
  name: string,
  resolvers: readonly string[],
): Promise<CredentialTest> => {
  const opened = (await parts.loadProvider(provider)).create(fields, parts.clock);
  return examine(parts, { provider, fields, name, resolvers, open: async () => opened, neededUntil: undefined });
};

const examine = (
  parts: CredentialParts,
  {
    provider,
    fields,
    resolvers,
    ...rest
  }: Pick<Examination, 'name' | 'open' | 'neededUntil'> & {
    readonly provider: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly resolvers: readonly string[];
  },
): Promise<CredentialTest> => {
  const descriptor = parts.descriptor(provider);
  return examineCredential({
    ...rest,
    descriptor,
    descriptors: parts.descriptors,
    eye: parts.eye(resolvers),
    clock: parts.clock,
    endpoint: endpointOf(descriptor, fields),
  });
};

/** What the reader named, else the provider's own address as the form shows it. */
const endpointOf = ({ fields }: ProviderDescriptor, given: Readonly<Record<string, string>>): string | undefined => {
  const field = fields.find(({ endpoint }) => endpoint);
  const address = given[field?.key ?? ''] || field?.example;
  return address !== undefined && /^https?:$/.test(URL.parse(address)?.protocol ?? '') ? address : undefined;
};

/** When the last certificate ends that is renewed with this credential. */
const lastEnd = ({ storage }: CredentialParts, id: string): string | undefined =>
  storage.certificates
    .list()
    .filter(({ policy: { proof, fallbackProofs } }) =>
      [proof, ...fallbackProofs].some((one) => 'credentialId' in one && one.credentialId === id),
    )
    .flatMap(({ current }) => (current === undefined ? [] : [current.notAfter]))
    .toSorted()
    .at(-1);
