/** What is built: the command line and the web host run where there is no Electron, and the preload holds the contract. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { calls, events } from '../../shared/ipc/contract.ts';
import { callNames, channels, eventNames } from '../../shared/ipc/names.ts';
import { builtMain } from '../support/built-main.ts';
import { root } from '../support/import-graph.ts';
import { tempFolder } from '../support/temp-folder.ts';

const dist = join(root, 'dist/main');
const node = (args: readonly string[]) => spawnSync(process.execPath, [...args], { cwd: root, encoding: 'utf8' });

/** Anything that asks for Electron fails as it would where there is none. */
const withoutElectron = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ resolve: (name, context, next) => {
    if (name === 'electron' || name.startsWith('electron/')) throw new Error('asked for electron: ' + context.parentURL);
    return next(name, context);
  } });`)}`;

/** What these parts of the bundle import, at once or later, and so on; themselves included. */
const partsOf = (...entries: readonly string[]): readonly string[] => {
  const found = new Set(entries);
  for (const part of found) {
    const text = readFileSync(join(dist, part), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import) ?\(?["'`]\.\/([\w.-]+\.js)["'`]/g)) found.add(name);
  }
  return [...found];
};

beforeAll(() => {
  builtMain();
}, 60_000);

describe('in plain Node, without Electron', () => {
  it('the command line says its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const { stdout, stderr, status } = node(['--import', withoutElectron, join(dist, 'cli.js'), '--version']);
    expect({ stdout: stdout.trim(), stderr, status }).toEqual({ stdout: version, stderr: '', status: 0 });
  });

  it('the web host loads', () => {
    const program = `const { serve } = await import(${JSON.stringify(pathToFileURL(join(dist, 'serve.js')).href)}); console.log(typeof serve);`;
    const { stdout, stderr, status } = node(['--import', withoutElectron, '--input-type=module', '-e', program]);
    expect({ stdout: stdout.trim(), stderr, status }).toEqual({ stdout: 'function', stderr: '', status: 0 });
  });

  it('the desktop entry does not: the check above would notice', () => {
    const { stderr, status } = node(['--import', withoutElectron, join(dist, 'main.js')]);
    expect(status).toBe(1);
    expect(stderr).toContain('asked for electron');
  });

  it('every part of the bundle that they can come to loads as well', () => {
    const parts = partsOf('cli.js', 'serve.js').filter((name) => name !== 'cli.js');
    const program = parts.map((name) => `await import(${JSON.stringify(pathToFileURL(join(dist, name)).href)});`);
    const { stderr, status } = node(['--import', withoutElectron, '--input-type=module', '-e', program.join('\n')]);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(parts.length).toBeGreaterThan(50);
  });
});

describe('one contract', () => {
  const sorted = (names: Iterable<string>): readonly string[] => [...names].toSorted();

  it('defines exactly the calls and events that are named', () => {
    expect(sorted(Object.keys(calls))).toEqual(sorted(callNames));
    expect(sorted(Object.keys(events))).toEqual(sorted(eventNames));
    expect(new Set(callNames).size).toBe(callNames.length);
  });

  it('is what the application answers, no call more and none less', async () => {
    const folder = tempFolder();
    const { openApplication } = await import('../../electron/compose.ts');
    const { silentLogger } = await import('../../electron/engine/ports/index.ts');
    const application = await openApplication({
      profileFolder: folder.path,
      host: { kind: 'web', deliver: async () => ({ kind: 'cancelled' }), openLink: async () => undefined },
      logger: silentLogger,
      version: '0.0.0',
    });
    expect(sorted(Object.keys(application.handlers))).toEqual(sorted(callNames));
    await application.close();
    folder.remove();
  });

  it('is what the preload lets through, over its two channels and no other', async () => {
    const sent: unknown[] = [];
    const listened: string[] = [];
    let exposed:
      | { call(name: string, input: unknown): Promise<unknown>; onEvent(f: () => void): () => void }
      | undefined;
    const electron = {
      contextBridge: {
        exposeInMainWorld: (_name: string, api: NonNullable<typeof exposed>) => {
          exposed = api;
        },
      },
      ipcRenderer: {
        invoke: async (channel: string, message: unknown) => sent.push([channel, message]),
        on: (channel: string) => listened.push(channel),
        removeListener: (channel: string) => listened.splice(listened.indexOf(channel), 1),
      },
    };
    const requireOnly = (name: string) => {
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot load ${name}`);
      return electron;
    };
    runInNewContext(readFileSync(join(dist, 'preload.cjs'), 'utf8'), { require: requireOnly, module: {}, exports: {} });
    for (const name of callNames) await exposed?.call(name, { of: name });
    expect(sent).toEqual(callNames.map((name) => [channels.call, { name, input: { of: name } }]));
    for (const name of ['shell.run', '', '__proto__', 'certwright:call']) {
      await expect(exposed?.call(name, {})).rejects.toMatchObject({ message: 'unknown call' });
    }
    expect(sent).toHaveLength(callNames.length);
    const stop = exposed?.onEvent(() => undefined);
    expect(listened).toEqual([channels.event]);
    stop?.();
    expect(listened).toEqual([]);
  });
});
