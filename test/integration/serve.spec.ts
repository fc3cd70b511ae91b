/** The web host as a person starts it from a terminal: what it prints, how it stops, what it says when it cannot start. */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtMain } from '../support/built-main.ts';
import { type Program, startProgram } from '../support/program.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('the web host in a terminal', () => {
  const folder = tempFolder();
  const rendererFolder = join(folder.path, 'renderer');
  let entry: string;

  beforeAll(() => {
    entry = pathToFileURL(join(builtMain(), 'serve.js')).href;
    mkdirSync(rendererFolder);
    writeFileSync(join(rendererFolder, 'index.html'), 'the page');
  });
  afterAll(() => folder.remove());

  const start = (
    options: { readonly profile: string; readonly port?: number },
    ready: (output: string) => boolean,
  ): Promise<Program> => {
    const given = JSON.stringify({ ...options, openBrowser: false, serve: true, rendererFolder });
    const program = `const { serve } = await import(${JSON.stringify(entry)});
      const serving = await serve(${given}).catch((error) => { console.log(error.problem?.code ?? error); process.exit(10); });
      console.log('serving', serving.port);
      await serving.ended;
      console.log('ended');`;
    return startProgram({ command: process.execPath, args: ['--input-type=module', '-e', program], ready });
  };
  const linkIn = (output: string): string => /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}/.exec(output)?.[0] ?? '';

  it('prints in both languages where to look, answers calls, and stops in order when asked to', async () => {
    const program = await start({ profile: join(folder.path, 'a') }, (output) => output.includes('serving'));
    const link = linkIn(program.output());
    expect(program.output()).toContain('Certwright is ready');
    expect(program.output()).toContain('证书匠已就绪');
    const landing = await fetch(link, { redirect: 'manual' });
    const cookie = landing.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { origin } = new URL(link);
    expect(await (await fetch(origin, { headers: { cookie } })).text()).toBe('the page');
    const answer = await fetch(`${origin}/ipc`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-certwright': '1' },
      body: JSON.stringify({ name: 'app.bootstrap', input: {} }),
    });
    expect(await answer.json()).toMatchObject({
      ok: true,
      value: { host: 'web', profileFolder: join(folder.path, 'a') },
    });
    const exit = once(program.process, 'exit');
    program.process.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(program.output()).toContain('证书匠正在停止');
    expect(program.output()).toContain('ended');
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('names the failure when its port is taken, and leaves nothing running', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(start({ profile: join(folder.path, 'b'), port }, () => false)).rejects.toThrow(
      /ended with 10\nhost\.port-in-use/,
    );
    other.close();
  });

  it('names the failure when the profile cannot be a folder', async () => {
    const file = join(folder.path, 'file');
    writeFileSync(file, '');
    await expect(start({ profile: file }, () => false)).rejects.toThrow(/ended with 10\nstorage\.not-a-folder/);
  });
});
