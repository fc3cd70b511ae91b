/** Provider credentials: plain fields in the database, secret ones in the vault, never on the way back. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CredentialView, ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { Clock } from '../ports/index.ts';
import type { DnsProvider, ProviderModule } from '../providers/provider.ts';
import type { StoredCredential } from '../storage/credentials.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { VaultKeeper } from '../vault/open-vault.ts';

export interface CredentialParts {
  readonly storage: Storage;
  readonly vault: VaultKeeper;
  readonly clock: Clock;
  loadProvider(id: string): Promise<ProviderModule>;
  descriptor(id: string): ProviderDescriptor;
  eye(resolvers: readonly string[]): DnsEye;
}

export interface CredentialTest {
  readonly steps: {
    id: 'accepted' | 'zone' | 'canary-written' | 'canary-seen' | 'canary-removed';
    ok: boolean;
    milliseconds: number;
    detail: Record<string, string>;
  }[];
}

const secretFields = z.record(z.string(), z.string());

export const viewOfCredential = (stored: StoredCredential, descriptor: ProviderDescriptor): CredentialView => ({
  id: stored.id,
  provider: stored.provider,
  label: stored.label,
  createdAt: stored.createdAt,
  fields: descriptor.fields.map(({ key, secret }) => {
    const value = secret ? undefined : stored.fields[key];
    return { key, set: secret || value !== undefined, ...(value === undefined ? {} : { value }) };
  }),
});

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
  const fields = { ...(stored === undefined ? {} : await allFields(parts, stored)), ...input.fields };
  // The client checks and throws; a credential that cannot work is never stored.
  const module = await parts.loadProvider(input.provider);
  module.create(fields);
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
  };
  const secrets = JSON.stringify(Object.fromEntries(entries.filter(([key]) => isSecret.has(key))));
  storage.transaction(() => {
    vault.write(saved.secretRecord, secrets);
    storage.credentials.save(saved);
  });
  return viewOfCredential(saved, descriptor);
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
  if (credentialId === undefined) return module.create({});
  const stored = parts.storage.credentials.get(credentialId);
  if (stored === undefined || stored.provider !== provider) throw fail('credential.not-found', { id: credentialId });
  return module.create(await allFields(parts, stored));
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

const canaryDeadline = 60_000;

/**
 * Proves a credential for one name: the provider accepts it, the zone is there, a canary TXT record beside the real
 * place can be written, is seen by a name server, and goes away again. Ends with the first step that fails.
 */
export const testCredential = async (
  parts: CredentialParts,
  id: string,
  name: string,
  resolvers: readonly string[],
): Promise<CredentialTest> => {
  const steps: CredentialTest['steps'] = [];
  const stored = parts.storage.credentials.get(id);
  if (stored === undefined) throw fail('credential.not-found', { id });
  const signal = AbortSignal.timeout(canaryDeadline);
  const attempt = async <T>(
    step: CredentialTest['steps'][number]['id'],
    work: () => Promise<T>,
    detail: (result: T) => Record<string, string>,
  ): Promise<T | undefined> => {
    const from = parts.clock.now().getTime();
    const note = (ok: boolean, more: Record<string, string>) =>
      steps.push({ id: step, ok, milliseconds: parts.clock.now().getTime() - from, detail: more });
    try {
      const result = await work();
      note(true, detail(result));
      return result;
    } catch (thrown) {
      const reason = toProblem(thrown);
      note(false, { code: reason.code, ...textsOf(reason.details) });
      return undefined;
    }
  };

  const eye = parts.eye(resolvers);
  const place = await attempt(
    'zone',
    () => eye.locateChallenge(name, signal),
    ({ fqdn, zone }) => ({
      zone: zone.name,
      location: fqdn,
      servers: zone.nameServers.map((server) => server.name).join(', '),
    }),
  );
  if (place === undefined) return { steps };
  const zone = place.zone.name;
  const provider = await attempt(
    'accepted',
    async () => {
      const opened = await openCredential(parts, stored.provider, id);
      await opened.prove(zone, signal);
      return opened;
    },
    () => ({ zone }),
  );
  if (provider === undefined) return { steps };
  const descriptor = parts.descriptor(stored.provider);
  const canary = {
    zone,
    fqdn: `_certwright-test.${place.fqdn}`,
    value: randomUUID(),
    ttl: descriptor.propagation.ttlSeconds,
  };
  const recordId = await attempt(
    'canary-written',
    () => provider.add(canary, signal),
    () => ({ record: canary.fqdn }),
  );
  if (recordId === undefined) return { steps };
  await attempt(
    'canary-seen',
    async () => {
      const sightings = await eye.lookAt(place.zone, canary.fqdn, canary.value, signal);
      return sightings.filter(({ state }) => state === 'has').length;
    },
    (seen) => ({ seen: String(seen), of: String(place.zone.nameServers.length) }),
  );
  await attempt(
    'canary-removed',
    () => provider.remove(canary, recordId, signal),
    () => ({ record: canary.fqdn }),
  );
  return { steps };
};

const textsOf = (details: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [],
    ),
  );
