/** A process in a network namespace of its own, where no interface is up: what a laptop without a network is. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findTool } from '../support/find-tool.ts';
import { describeWith } from '../support/tools.ts';

const root = join(import.meta.dirname, '../..');
/** Ordinary users may be forbidden to make namespaces; the test says nothing then. */
const allowed = (): boolean => {
  const unshare = findTool('unshare');
  if (unshare === undefined) return false;
  try {
    execFileSync(unshare, ['-Urn', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const script = (url: string): string => `
  const { openAcmeSession } = await import('./electron/engine/acme/open-session.ts');
  const { systemClock } = await import('./electron/engine/ports/index.ts');
  const session = openAcmeSession({
    directoryUrl: ${JSON.stringify(url)}, userAgent: 'test', accountKeyPem: '', account: { kind: 'fresh' }, contact: [],
    termsAgreed: true, cache: { read: async () => undefined, write: async () => undefined },
    clock: { ...systemClock, sleep: async () => undefined }, signal: new AbortController().signal,
  });
  console.log(await session.directory().catch(({ problem }) => problem.code));
`;

describeWith(['unshare'], 'a computer without any network', () => {
  it
    .skipIf(!allowed())
    .each(['https://acme.example.org/directory', 'https://198.51.100.7/directory', 'https://[2001:db8::7]/directory'])(
    'says so when %s is asked',
    (url) => {
      const run = ['-Urn', process.execPath, '--input-type=module', '-e', script(url)];
      expect(execFileSync('unshare', run, { cwd: root }).toString().trim()).toBe('network.none');
    },
  );
});
