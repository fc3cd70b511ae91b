/** Looking for updates: what is asked and sent, and every answer that is none. With the real electron-updater. */
import { expect, it } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { publish, releaseFile } from '../support/release-server.ts';
import { file, selfUpdating } from '../support/self-updating.ts';

const here = selfUpdating();

it('says what a newer release is, and downloads nothing', async () => {
  publish(here.server, {
    ...here.newer(),
    notes: '<h2>Better</h2><p>Faster &amp; <script>alert(1)</script>safer.</p>',
  });
  expect(await here.opened().look('stable')).toEqual({
    version: '0.2.0',
    notes: 'Better\n\nFaster & safer.',
    publishedAt: '2026-11-20T08:00:00.000Z',
    size: here.newProgram().length,
  });
  expect(here.server.asked.map(({ path }) => path)).toEqual(['/latest-linux.yml']);
  expect(here.pending()).toEqual([]);
});

it('sends the version of the here.program, and nothing that tells one from another', async () => {
  publish(here.server, here.newer());
  await here.opened().look('stable');
  const { headers } = here.server.asked[0] ?? {};
  expect(headers?.['user-agent']).toBe('Certwright/0.1.0');
  expect(headers?.['x-user-staging-id']).toBe('');
  expect(headers?.cookie).toBeUndefined();
});

it.each(['0.2.0', '0.3.0', '1.0.0-beta.1'])(
  'offers nothing to version %s, which is the same or newer',
  async (version) => {
    publish(here.server, here.newer());
    expect(await here.opened(version).look('stable')).toBeUndefined();
  },
);

it('asks for betas only where they are wanted, and never goes back', async () => {
  publish(here.server, here.newer());
  publish(here.server, { ...here.newer(), version: '0.3.0-beta.1' }, 'beta');
  const updater = here.opened();
  expect((await updater.look('beta'))?.version).toBe('0.3.0-beta.1');
  expect((await updater.look('stable'))?.version).toBe('0.2.0');
  expect(await here.opened('0.3.0-beta.1').look('stable')).toBeUndefined();
});

it.each([
  ['nothing at all', undefined],
  ['no YAML', '{ version: ['],
  ['an empty file', ''],
  ['a page that signs in', '<!doctype html><title>Sign in to the network</title>'],
  ['no version', 'files: []'],
  ['a version that is none', releaseFile({ ...{ version: 'new', file, content: Buffer.from('x') } })],
  ['no files', 'version: 0.2.0'],
  ['no digest', `version: 0.2.0\nfiles:\n  - url: ${file}\n`],
  [
    'a file at another address',
    releaseFile({ version: '0.2.0', file: 'https://evil.example/x.AppImage', content: Buffer.from('x') }),
  ],
  [
    'a file in another folder',
    releaseFile({ version: '0.2.0', file: '../other/x.AppImage', content: Buffer.from('x') }),
  ],
])('refuses an answer with %s', async (_what, answer) => {
  if (answer !== undefined) here.server.files.set('/latest-linux.yml', answer);
  const failure = await failureOf(here.opened().look('stable'));
  expect(failure.code).toBe('updates.bad-answer');
  // For people: nothing of the answer, no stack.
  expect(JSON.stringify(failure.details)).not.toMatch(/ at |<|rawData|Headers/);
});

it.each([500, 403])('takes status %i of the release server for no answer', async (status) => {
  here.server.files.set('/latest-linux.yml', (response) => {
    response.writeHead(status);
    response.end('<html>no</html>');
  });
  expect(await failureOf(here.opened().look('stable'))).toMatchObject({
    code: 'updates.bad-answer',
    details: { detail: `HTTP ${status}` },
  });
});

it('says so when the release server is not there', async () => {
  const updater = here.opened();
  await here.server.close();
  expect(await failureOf(updater.look('stable'))).toMatchObject({ code: 'updates.no-network' });
}, 20_000);
