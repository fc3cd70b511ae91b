import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Served } from '../../../electron/engine/challenges/responder.ts';
import { openWebroot } from '../../../electron/engine/challenges/webroot.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const served = (token: string): Served => ({
  identifier: { type: 'dns', value: 'example.test' },
  token,
  keyAuthorization: `${token}.thumb`,
});

describe('files in the folder of a web server', () => {
  let folder: ReturnType<typeof tempFolder>;
  let root: string;
  let challenges: string;
  beforeEach(() => {
    folder = tempFolder();
    root = folder.path;
    challenges = join(root, '.well-known', 'acme-challenge');
  });
  afterEach(() => folder.remove());
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

  it('can be read by everybody, whatever the umask, and go away with the folders we made', async () => {
    const before = process.umask(0o077);
    try {
      const responder = await openWebroot(root);
      const footprint = await responder.footprint();
      await responder.put(served('one'));
      await responder.put(served('two'));
      expect([
        modeOf(join(root, '.well-known')),
        modeOf(challenges),
        modeOf(join(challenges, 'one')),
        readdirSync(challenges),
        readFileSync(join(challenges, 'one'), 'utf8'),
      ]).toEqual(['755', '755', '644', ['one', 'two'], 'one.thumb']);
      await responder.remove(served('one'), footprint);
      expect(readdirSync(challenges)).toEqual(['two']);
      await responder.remove(served('two'), footprint);
      expect(readdirSync(root)).toEqual([]);
    } finally {
      process.umask(before);
    }
  });

  it('leave what was there before: folders, even if empty, and files of others', async () => {
    mkdirSync(join(root, '.well-known'), { mode: 0o700 });
    const responder = await openWebroot(root);
    const footprint = await responder.footprint();
    await responder.put(served('one'));
    await responder.remove(served('one'), footprint);
    expect([readdirSync(root), readdirSync(join(root, '.well-known')), modeOf(join(root, '.well-known'))]).toEqual([
      ['.well-known'],
      [],
      '700',
    ]);
    await responder.put(served('one'));
    writeFileSync(join(challenges, 'of-another'), 'x');
    await responder.remove(served('one'), footprint);
    expect(readdirSync(challenges)).toEqual(['of-another']);
  });

  it('may be put and removed again and again', async () => {
    const responder = await openWebroot(root);
    for (let time = 0; time < 2; time++) await responder.put(served('one'));
    for (let time = 0; time < 2; time++) await responder.remove(served('one'), '2');
    expect(readdirSync(root)).toEqual([]);
  });

  it('never follow a link that lies under their name', async () => {
    mkdirSync(challenges, { recursive: true });
    const victim = join(root, 'victim');
    writeFileSync(victim, 'untouched');
    symlinkSync(victim, join(challenges, 'one'));
    const responder = await openWebroot(root);
    await responder.put(served('one'));
    expect([readFileSync(victim, 'utf8'), lstatSync(join(challenges, 'one')).isFile()]).toEqual(['untouched', true]);
  });

  it.each(['../../../evil', '..', '.', '', 'a/b', 'a\\b', 'a\u0000b', 'a.txt', '%2e%2e'])(
    'are never written for a token such as %j',
    async (token) => {
      const responder = await openWebroot(root);
      const failures = [
        await responder.put(served(token)).catch(toProblem),
        await responder.remove(served(token), '2').catch(toProblem),
      ];
      const refused = { code: 'challenge.webroot-unwritable', details: { path: challenges, reason: 'token' } };
      expect([failures, readdirSync(root)]).toMatchObject([[refused, refused], []]);
    },
  );

  it('need an absolute path to a folder that is there', async () => {
    writeFileSync(join(root, 'file'), '');
    const reasons = [];
    for (const path of ['relative/path', join(root, 'nothing'), join(root, 'file')]) {
      const problem = await openWebroot(path).catch(toProblem);
      reasons.push('code' in problem ? [problem.code, problem.details] : problem);
    }
    expect(reasons).toEqual([
      ['challenge.webroot-unwritable', { path: 'relative/path', reason: 'not-absolute' }],
      ['challenge.webroot-unwritable', { path: join(root, 'nothing'), reason: 'missing' }],
      ['challenge.webroot-unwritable', { path: join(root, 'file'), reason: 'not-a-folder' }],
    ]);
  });

  it('say why they cannot be written, and leave nothing half done', async () => {
    writeFileSync(join(root, '.well-known'), 'a file in the way');
    const responder = await openWebroot(root);
    expect(await responder.put(served('one')).catch(toProblem)).toMatchObject({
      code: 'challenge.webroot-unwritable',
      details: { path: challenges, reason: 'ENOTDIR' },
    });
    expect(readdirSync(root)).toEqual(['.well-known']);
  });
});
