/** Uploads over WebDAV, FTPS and S3, each to a real server, with the same promises. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Material } from '../../electron/engine/install/step.ts';
import type { InstallKind } from '../../shared/domain/install-kinds.ts';
import { freshMaterial, runStep } from '../support/one-step.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';
import { findTool } from '../support/tools.ts';
import {
  bucket,
  hasApache,
  hasVsftpd,
  startApacheDav,
  startS3,
  startVsftpd,
  type UploadServer,
} from '../support/upload-servers.ts';

type Fields = Readonly<Record<string, string>>;

interface Way {
  readonly kind: InstallKind;
  readonly program: string;
  readonly here: boolean;
  start(): Promise<UploadServer>;
  fields(server: UploadServer): Fields;
  /** What makes the account a wrong one, and the place one that is not there. */
  readonly wrong: Fields;
  lost(server: UploadServer): Fields;
  readonly lostCode: string;
  readonly extra: readonly string[];
}

const ways: readonly Way[] = [
  {
    kind: 'webdav',
    program: 'apache2',
    here: hasApache,
    start: startApacheDav,
    fields: ({ port, user, password, root }) => ({ url: `https://localhost:${port}/dav/`, user, password, root }),
    wrong: { password: 'planted-wrong-password' },
    lost: ({ port }) => ({ url: `https://localhost:${port}/dav/none/` }),
    lostCode: 'install.target-missing',
    extra: [],
  },
  {
    kind: 'ftps',
    program: 'vsftpd',
    here: hasVsftpd,
    start: startVsftpd,
    fields: ({ port, user, password, root }) => ({
      ...{ host: 'localhost', port: String(port), user, password, root, folder: '/tls' },
    }),
    wrong: { password: 'planted-wrong-password' },
    lost: () => ({ folder: '/none' }),
    lostCode: 'install.no-permission',
    extra: ['signed-in'],
  },
  {
    kind: 's3',
    program: 'versitygw',
    here: findTool('versitygw') !== undefined,
    start: startS3,
    fields: ({ port, user, password, root }) => ({
      ...{ endpoint: `https://localhost:${port}`, region: 'eu-test-1', bucket, root },
      ...{ accessKey: user, secretKey: password },
    }),
    wrong: { secretKey: 'planted-wrong-password' },
    lost: () => ({ bucket: 'none' }),
    lostCode: 'install.target-missing',
    extra: [],
  },
];

describe.each(ways)('a step by $kind', (way) => {
  const suite = way.here ? describe : describe.skip;
  suite(way.here ? `to ${way.program}` : `[SKIPPED: needs ${way.program} as root]`, () => {
    let server: UploadServer;
    let material: Material;
    let fields: Fields;
    const files = () =>
      readdirSync(server.folder)
        .filter((name) => !name.startsWith('.'))
        .toSorted();
    const read = (name: string): string => readFileSync(join(server.folder, name), 'utf8');
    beforeAll(async () => {
      server = await way.start();
      material = await freshMaterial();
      fields = way.fields(server);
    });
    afterAll(() => server?.stop());

    it('tries without a trace', async () => {
      const tested = await runStep(way.kind, fields, material, { mode: 'test' });
      expect([tested.problem, tested.codes]).toEqual([undefined, [...way.extra, 'would-write', 'would-write']]);
      expect(files().filter((name) => name !== 'certwright-test')).toEqual([]);
    });

    it('puts the files there, and does it once', async () => {
      const run = await runStep(way.kind, fields, material);
      expect([run.problem, run.codes]).toEqual([undefined, [...way.extra, 'wrote', 'wrote']]);
      expect([read('fullchain.pem'), read('privkey.pem')]).toEqual([
        material.files['fullchain.pem'],
        material.files['privkey.pem'],
      ]);
      const again = await runStep(way.kind, fields, material);
      expect(again.codes).toEqual([...way.extra, 'same-already', 'same-already']);
    });

    it('takes the files back when they are not to stay', async () => {
      const before = files();
      const run = await runStep(way.kind, { ...fields, combinedFile: 'all.pem' }, await freshMaterial(), {
        undone: true,
      });
      expect([run.outcome, run.codes.filter((code) => /wrote|restored|removed|undo/.test(code))]).toEqual([
        'undone',
        ['wrote', 'wrote', 'wrote', 'removed', 'restored', 'restored', 'undone'],
      ]);
      expect([files(), read('fullchain.pem'), read('privkey.pem')]).toEqual([
        before,
        material.files['fullchain.pem'],
        material.files['privkey.pem'],
      ]);
    });

    it('says what stands in the way, and never a password', async () => {
      const test = (more: Fields) => runStep(way.kind, { ...fields, ...more }, material, { mode: 'test' });
      const { root: _root, ...untrusting } = fields;
      const failures = [
        await test(way.wrong),
        await test(way.lost(server)),
        await runStep(way.kind, untrusting, material, { mode: 'test' }),
        // Signed by a root, but not by the one that the step names.
        await test({ root: (await makeTlsIdentity()).rootPem }),
      ];
      expect(failures.map(({ problem }) => problem?.code)).toEqual([
        'install.wrong-credentials',
        way.lostCode,
        'install.tls-untrusted',
        'install.tls-untrusted',
      ]);
      expect(JSON.stringify(failures) + server.output()).not.toMatch(/planted-/);
      await server.stop();
      expect((await test({})).problem?.code).toBe('install.unreachable');
    });
  });
});

describe('a step by ftps', () => {
  const suite = hasVsftpd ? it : it.skip;
  suite('is encrypted from the first byte where the server wants that', async () => {
    const server = await startVsftpd({ implicit: true });
    try {
      const { port, user, password, root, folder } = server;
      const fields = {
        host: 'localhost',
        port: String(port),
        user,
        password,
        root,
        folder: '/tls',
        security: 'implicit',
      };
      const run = await runStep('ftps', fields, await freshMaterial());
      expect([run.problem, readdirSync(folder).toSorted()]).toEqual([undefined, ['fullchain.pem', 'privkey.pem']]);
    } finally {
      await server.stop();
    }
  });

  suite('sends nothing to a server without encryption', async () => {
    const server = await startVsftpd({ tls: false });
    try {
      const { port, user, password, root, folder } = server;
      const fields = { host: 'localhost', port: String(port), user, password, root, folder: '/tls' };
      const run = await runStep('ftps', fields, await freshMaterial());
      expect([run.outcome, run.problem?.code]).toEqual(['failed', 'install.no-encryption']);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});
