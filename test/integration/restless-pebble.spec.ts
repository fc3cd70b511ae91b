/** The whole repertoire against an authority that is as awkward as real ones are, each way in turn. */
import { X509Certificate } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Policy, Proof } from '../../shared/domain/certificates.ts';
import { issueIn, openProfile, outcomeOf, policyFor } from '../support/profile.ts';
import { describeWith } from '../support/tools.ts';
import { startWorld, type World, worldNeeds } from '../support/world.ts';

const moods = {
  'refuses every second nonce': { PEBBLE_WFE_NONCEREJECT: '50' },
  'reuses every authorization': { PEBBLE_AUTHZREUSE: '100' },
  'takes its time to look': { PEBBLE_VA_NOSLEEP: '', PEBBLE_VA_SLEEPTIME: '2' },
} as const;
const chains = { PEBBLE_ALTERNATE_ROOTS: '2', PEBBLE_CHAIN_LENGTH: '2' };

describeWith(worldNeeds, 'an authority that', () => {
  let world: World | undefined;
  let workspace: Workspace | undefined;
  afterEach(async () => {
    await workspace?.close();
    await world?.stop();
  });

  for (const [mood, env] of Object.entries(moods)) {
    it(`${mood}: every proof, a hundred names, addresses, profiles, chains, a new key, replacing and revoking`, {
      timeout: 240_000,
    }, async () => {
      const here = await startWorld({ pebbleEnv: { ...chains, ...env } });
      world = here;
      const opened = await openProfile(here.newProfile());
      workspace = opened;
      const saved = await opened.credentials.save({ provider: 'rfc2136', label: 'bind', fields: here.credential });
      const written = { provider: 'rfc2136', credentialId: saved.id };
      const { httpPort, tlsPort } = here.pebble;
      const issue = async (names: readonly string[], proof: Proof, more: Partial<Policy> = {}) => {
        const policy = policyFor({ names, authority: here.pebble, proof, resolvers: [here.bind.endpoint] });
        return outcomeOf(await issueIn(opened, { ...policy, ...more }));
      };
      const hundred = Array.from({ length: 100 }, (_, index) => `host${index}.example.test`);
      expect({
        wildcard: await issue(['example.test', '*.example.test'], { method: 'dns-01', ...written }),
        account: await issue(['nas.example.test'], { method: 'dns-account-01', ...written }),
        http: await issue(['127.0.0.1', '::1'], { method: 'http-01', port: httpPort }),
        tls: await issue(['xn--bcher-kva.test'], { method: 'tls-alpn-01', port: tlsPort }, { profile: 'shortlived' }),
        hundred: await issue(hundred, { method: 'dns-01', ...written }, { preferredChain: { kind: 'shortest' } }),
      }).toEqual(
        Object.fromEntries(
          ['wildcard', 'account', 'http', 'tls', 'hundred'].map((key) => [key, { status: 'succeeded' }]),
        ),
      );
      const [account] = opened.accounts.list();
      await opened.accounts.rollOver(account?.id ?? '');
      expect((await opened.renewalInfo('example.test')).window).toBeDefined();
      // Signed by the new key, and in place of the first one.
      const before = opened.certificate('example.test').current?.serial;
      expect(await issue(['example.test', '*.example.test'], { method: 'dns-01', ...written })).toEqual({
        status: 'succeeded',
      });
      const { 'cert.pem': leaf = '' } = await opened.pemFiles('example.test');
      expect(new X509Certificate(leaf).serialNumber).not.toBe(before);
      for (const [name, signedBy] of [
        ['nas.example.test', 'account'],
        ['example.test', 'certificate-key'],
      ] as const) {
        const { certificate } = await opened.revoke(name, { reason: 4, signedBy });
        const status = await here.pebble.certificateStatus(certificate.current?.serial ?? '');
        expect(status.Status).toBe('Revoked');
      }
      expect(here.txt('_acme-challenge.example.test')).toEqual([]);
    });
  }
});
