import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const script = `
  const { createRequire } = await import('node:module');
  const { openAcmeSession } = await import('./electron/engine/acme/open-session.ts');
  const loaded = () => Object.keys(createRequire(process.cwd() + '/').cache).filter((path) => path.includes('acme-client')).length;
  console.log(typeof openAcmeSession, loaded());
  await import('acme-client');
  console.log(loaded() > 0);
`;

it('acme-client is not loaded until the first request', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  expect(stdout.trim().split('\n')).toEqual(['function 0', 'true']);
});
