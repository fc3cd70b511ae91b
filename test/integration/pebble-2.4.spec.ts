/** Debian's Pebble knows neither profiles nor renewal information: what an authority of some years ago offers. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { findTool } from '../support/find-tool.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const program = '/usr/bin/pebble';
const missing = [
  ...worldNeeds.filter((name) => findTool(name) === undefined),
  ...(existsSync(program) ? [] : ["Debian's pebble"]),
];

describe.skipIf(missing.length > 0)(
  `an older authority, Pebble 2.4${missing.length > 0 ? ` [SKIPPED: needs ${missing}]` : ''}`,
  () => {
    let world: World;
    let workspace: Workspace;
    beforeAll(async () => {
      world = await startWorld({ pebbleProgram: program, pebbleEnv: { PEBBLE_WFE_NONCEREJECT: '50' } });
      workspace = await openProfile(world.newProfile());
    });
    afterAll(async () => {
      await workspace?.close();
      await world?.stop();
    });

    const rfc2136 = async () => {
      const saved = await workspace.credentials.save({ provider: 'rfc2136', label: 'bind', fields: world.credential });
      return { method: 'dns-01', provider: 'rfc2136', credentialId: saved.id } as const;
    };
    const issue = async (names: readonly string[], proof: Parameters<typeof policyFor>[0]['proof']) =>
      outcomeOf(
        await issueIn(
          workspace,
          policyFor({ names, authority: world.pebble, proof, resolvers: [world.bind.endpoint] }),
        ),
      );

    it('signs by DNS, HTTP and TLS while it refuses every second nonce', async () => {
      const succeeded = { status: 'succeeded' };
      expect(await issue(['example.test', '*.example.test'], await rfc2136())).toEqual(succeeded);
      const httpPort = world.pebble.httpPort;
      expect(await issue(['nas.example.test'], { method: 'http-01', port: httpPort, address: '127.0.0.1' })).toEqual(
        succeeded,
      );
      const tlsPort = world.pebble.tlsPort;
      expect(await issue(['xn--bcher-kva.test'], { method: 'tls-alpn-01', port: tlsPort })).toEqual(succeeded);
      expect(world.txt('_acme-challenge.example.test')).toEqual([]);
    });

    it('says that there is no renewal information, and revokes by account and by key', async () => {
      const info = await workspace.renewalInfo('example.test');
      expect(info.window).toBeUndefined();
      for (const [name, signedBy] of [
        ['nas.example.test', 'account'],
        ['xn--bcher-kva.test', 'certificate-key'],
      ] as const) {
        const { certificate } = await workspace.revoke(name, { reason: 4, signedBy });
        expect(certificate.current?.revoked?.reason).toBe(4);
      }
    });
  },
);
