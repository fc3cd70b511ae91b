import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Logger } from '../../electron/engine/ports/index.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { type DnsServer, startDnsServer } from '../../electron/engine/sandbox/dns-server.ts';
import { createZoneStore } from '../../electron/engine/sandbox/dns-zones.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { messageOf } from '../../shared/i18n/index.ts';
import type { ProviderContract } from '../contract/providers/definition.ts';
import { hastyClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import { type Fault, startProviderStandIn } from '../support/provider-stand-in.ts';

const folder = join(import.meta.dirname, '../contract/providers');
const files = readdirSync(folder).filter((file) => file.endsWith('.stand-in.ts'));
const contracts = await Promise.all(
  files.map(async (file) => ((await import(join(folder, file))) as { contract: ProviderContract }).contract),
);

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path).flatMap((name) => {
    const below = join(path, name);
    return statSync(below).isDirectory() ? filesBelow(below) : [below];
  });

/** The secret as it is, and in the spellings it could hide in. Short ones would be found by chance. */
const spellings = (secret: string): readonly Buffer[] =>
  [
    Buffer.from(secret),
    Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
    Buffer.from(Buffer.from(secret).toString('hex')),
    Buffer.from(encodeURIComponent(secret)),
    Buffer.from(JSON.stringify(secret).slice(1, -1)),
  ].filter(({ length }) => length >= 8);

describe('secrets of every provider', () => {
  const printed: string[] = [];
  const note = (...parts: readonly unknown[]) => void printed.push(JSON.stringify(parts));
  const logger: Logger = { info: note, warn: note };
  let dns: DnsServer;
  let opened: OpenedWorkspace;
  beforeAll(async () => {
    const behaviour = { publishDelay: 0, dns: 'fine' } as const;
    dns = await startDnsServer({ zones: createZoneStore({ clock: systemClock, behaviour }), behaviour });
    opened = await openedWorkspace({ clock: hastyClock(), logger });
  });
  afterAll(async () => {
    await opened.remove();
    await dns.close();
  });

  it('are there to be planted', () => {
    expect(contracts.length).toBeGreaterThan(65);
  });

  it.each(contracts.map((contract) => [contract.module.descriptor.id, contract] as const))(
    'turn up nowhere: %s',
    async (id, contract) => {
      const { workspace, folder: profile } = opened;
      const secretKeys = contract.module.descriptor.fields.filter(({ secret }) => secret).map(({ key }) => key);
      const secrets = secretKeys.flatMap((key) => contract.fields[key] ?? []).filter((secret) => secret !== '');
      const api = await startProviderStandIn(contract.routes(new Map([['example.test', []]])));
      const fields = { ...contract.fields, ...(contract.endpointFields?.(api.endpoint) ?? { endpoint: api.endpoint }) };
      const { id: credentialId } = await workspace.credentials.save({ provider: id, label: id, fields });
      const resolvers = [`127.0.0.1:${dns.port}`];
      const echo = `the key ${secrets.join(' and ')} is odd`;
      const faults: readonly (Fault | undefined)[] = [
        undefined,
        ...[200, 400, 401, 403, 404, 429, 500].map((status) => ({ status, json: { message: echo, error: echo } })),
        { status: 503, text: `<html>${echo}</html>` },
        'cut',
      ];
      for (const fault of faults) {
        api.always(fault);
        note(await workspace.credentials.test(credentialId, 'example.test', resolvers));
        const place = { fqdn: '_acme-challenge.example.test', zone: 'example.test', value: 'v'.repeat(43) };
        const failure = await workspace.stale
          .remove({ ...place, provider: id, credentialId })
          .then(() => undefined, toProblem);
        note(failure, failure && messageOf(failure, 'en'), failure && messageOf(failure, 'zh'));
      }
      note(workspace.credentials.list());
      await api.close();

      const places = [
        ...filesBelow(profile).map((path) => [path, readFileSync(path)] as const),
        ['printed', Buffer.from(printed.join('\n'))] as const,
      ];
      const found = places.flatMap(([where, content]) =>
        secrets.filter((secret) => spellings(secret).some((spelling) => content.includes(spelling))).map(() => where),
      );
      expect(found).toEqual([]);
      // The search itself works: what is no secret is there.
      expect(places.some(([, content]) => content.includes(api.endpoint))).toBe(true);
    },
  );
});
