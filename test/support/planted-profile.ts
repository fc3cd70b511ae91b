/** A profile with a secret in every place that can hold one, and a text full of them. */
import { createPrivateKey } from 'node:crypto';
import { createAccountKey } from '../../electron/engine/acme/account-key.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { policySchema } from '../../shared/domain/certificates.ts';
import { runViewSchema } from '../../shared/domain/runs.ts';
import { problem } from '../../shared/errors/problem.ts';
import { plantedMachine } from './planted-machine.ts';

export const names = { nas: 'nas.planted-example.org', zone: 'planted-example.org' } as const;
export const txtValue = 'LPsIwTo7o8BoG0-vjCyGQGBWSVIPxI-i_X336eUOQZo';
const token = 'evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA';
const thumbprint = '9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI';

/** By provider; the values follow no pattern that could give them away. */
export const credentials: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cloudflare: { apiToken: 'meadow-violin-harbour' },
  alidns: { accessKeyId: 'LTAI5tPlantedKeyId', accessKeySecret: 'lantern-copper-quilt' },
  tencentcloud: { secretId: 'AKIDplantedSecretId00', secretKey: 'orchard/pebble+thimble' },
  porkbun: { apiKey: 'pk1_planted0001', secretApiKey: 'willow"comma\\slash' },
  ovh: {
    endpoint: 'ovh-eu',
    applicationKey: 'planted-app-key',
    applicationSecret: 'saffron.kettle.drum',
    consumerKey: 'marble-canyon-otter',
  },
};
const secretFields = ['apiToken', 'accessKeySecret', 'secretKey', 'secretApiKey', 'applicationSecret', 'consumerKey'];
export const hmacKey = 'cobalt-fiddle-acorn-77';

/** What patterns alone have to find: nothing in the profile knows these. */
const strangers = [
  'ghp_PlantedStranger0001',
  'cfut_PlantedStranger0002',
  'dop_v1_planted0003',
  'AKIAPLANTEDSTRANGER0',
  'swordfish-of-nobody',
  `${token}.${thumbprint}`,
  'eyJhbGciOiJFUzI1NiJ9.eyJwbGFudGVkIjoxfQ.cGxhbnRlZC1zaWduYXR1cmU',
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPlanted',
] as const;
const persons = [
  plantedMachine.hostName,
  plantedMachine.homeFolder,
  'mei.ling@planted-mail.org',
  '52:54:00:ab:cd:ef',
  '192.168.77.5',
  '203.0.113.77',
] as const;

export const pastedText = [
  ...Object.entries(credentials).flatMap(([id, fields]) =>
    Object.values(fields).map((value) => `${id} said ${value} is odd`),
  ),
  `hmac ${hmacKey}, and in base64 ${Buffer.from(`me:${hmacKey}`).toString('base64')}`,
  ...strangers.slice(0, 4).map((secret) => `using ${secret} now`),
  `export DP_Key=${strangers[4]}`,
  `password: ${strangers[4]}`,
  `GET https://me:${strangers[4]}@api.planted-example.org/?token=${strangers[4]}`,
  `Authorization: Bearer ${strangers[4]}`,
  `served ${strangers[5]}`,
  `sent {"protected":"${strangers[6]}"}`,
  `-----BEGIN PRIVATE KEY-----\n${strangers[7]}\n-----END PRIVATE KEY-----`,
  ...persons.map((one) => `seen ${one} here`),
  `${plantedMachine.userName}@${plantedMachine.hostName}:~$ certbot renew`,
  `_acme-challenge.${names.nas} TXT "${txtValue}" is not published`,
  'urn:ietf:params:acme:error:caa :: CAA record prevents issuance',
].join('\n');

/** Fills the profile and answers everything that no report may hold. */
export const plantProfile = async (
  workspace: Workspace,
): Promise<{ readonly runId: string; readonly secrets: readonly string[] }> => {
  for (const [provider, fields] of Object.entries(credentials))
    await workspace.credentials.save({ provider, label: `${provider} of mei.ling@planted-mail.org`, fields });
  const accountKey = await createAccountKey();
  const vault = await workspace.vault.open();
  vault.write('account-key/planted', accountKey);
  vault.write('binding/planted', hmacKey);
  const accountUrl = 'https://acme-v02.api.letsencrypt.org/acme/acct/1029384756';
  const createdAt = '2026-11-20T10:00:00.000Z';
  workspace.storage.accounts.save({
    id: 'planted',
    directoryUrl: 'https://acme-v02.api.letsencrypt.org/directory',
    accountUrl,
    keyRecord: 'account-key/planted',
    externalKeyId: 'planted-kid-4711',
    bindingRecord: 'binding/planted',
    contact: ['mei.ling@planted-mail.org'],
    status: 'valid',
    createdAt,
  });
  const runId = plantRun(workspace, createdAt, accountKey);
  const { d = '' } = createPrivateKey(accountKey).export({ format: 'jwk' });
  const stored = Object.values(credentials).flatMap((fields) => secretFields.flatMap((key) => fields[key] ?? []));
  const lines = accountKey.split('\n').filter((line) => line.length >= 16 && !line.startsWith('-'));
  return {
    runId,
    secrets: [
      ...stored,
      'LTAI5tPlantedKeyId',
      'AKIDplantedSecretId00',
      'pk1_planted0001',
      hmacKey,
      ...strangers,
      ...persons,
      d,
      ...lines,
      '1029384756',
      'planted-kid-4711',
    ],
  };
};

const plantRun = (workspace: Workspace, startedAt: string, accountKey: string): string => {
  const id = '8e5700ea-a4bf-41c7-8a77-e990661dcc6a';
  const identifiers = [{ type: 'dns' as const, value: names.nas }];
  const policy = policySchema.parse({
    identifiers,
    authority: { id: 'letsencrypt' },
    proof: { method: 'http-01', webroot: `${plantedMachine.homeFolder}/www`, address: '192.168.77.5' },
    keyType: 'ec256',
    contact: ['mei.ling@planted-mail.org'],
    resolvers: ['192.168.77.5'],
    termsAgreed: true,
  });
  const detail = `${pastedText}\n${accountKey}`;
  const view = runViewSchema.parse({
    id,
    certificateId: 'planted',
    identifiers,
    authorityName: "Let's Encrypt",
    practice: false,
    status: 'failed',
    startedAt,
    steps: [{ id: 'order', status: 'failed' }],
    records: [
      {
        identifier: names.nas,
        challenge: 'http-01',
        location: `http://${names.nas}/.well-known/acme-challenge/${token}`,
        value: `${token}.${thumbprint}`,
        state: 'by-hand',
        servers: [],
      },
      {
        identifier: names.nas,
        challenge: 'dns-01',
        location: `_acme-challenge.${names.nas}`,
        value: txtValue,
        zone: names.zone,
        relativeName: '_acme-challenge.nas',
        state: 'written',
        servers: [{ server: `ns1.${names.zone}`, address: '203.0.113.77', state: 'has' }],
      },
    ],
    orderUrl: 'https://acme-v02.api.letsencrypt.org/acme/order/1029384756/11223344',
    problem: problem('internal', { message: detail }),
    warnings: [problem('vault.keychain-failed', { detail })],
  });
  workspace.storage.transaction(() => {
    workspace.storage.certificates.save({ id: 'planted', name: names.nas, policy, createdAt: startedAt });
    workspace.storage.runs.save({
      id,
      certificateId: 'planted',
      status: 'failed',
      state: stateOf(id, policy, startedAt),
      view,
      startedAt,
      updatedAt: startedAt,
      endedAt: startedAt,
    });
  });
  return id;
};

const stateOf = (runId: string, policy: unknown, startedAt: string): unknown => ({
  version: 1,
  runId,
  certificateId: 'planted',
  certificateName: names.nas,
  policy,
  accountId: 'planted',
  keyRecord: '',
  phase: 'end',
  orderSent: true,
  authorizations: [],
  warnings: [],
  startedAt,
  times: {},
});
