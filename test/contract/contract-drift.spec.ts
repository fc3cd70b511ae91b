/** Contract, names, handlers, the built preload and the web transport know the same calls and events. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication } from '../../electron/compose.ts';
import { hostLogger } from '../../electron/host-log.ts';
import type { Application } from '../../electron/ipc/application.ts';
import { createRouter } from '../../electron/ipc/router.ts';
import { createWebBridge } from '../../renderer/ipc/web-bridge.ts';
import { calls, events } from '../../shared/ipc/contract.ts';
import type { HostBridge } from '../../shared/ipc/envelope.ts';
import { callNames, channels, eventNames } from '../../shared/ipc/names.ts';
import { builtMain } from '../support/built-main.ts';
import { tempFolder } from '../support/temp-folder.ts';

type Sides = Readonly<Record<string, readonly string[]>>;

/** What any side has that another lacks, as `name: missing in side`. */
const drift = (sides: Sides): readonly string[] => {
  const all = [...new Set(Object.values(sides).flat())];
  return Object.entries(sides).flatMap(([side, names]) =>
    all.filter((name) => !names.includes(name)).map((name) => `${name}: missing in ${side}`),
  );
};

/** Names that somebody might try although no side lists them. */
const others = ['shell.run', '__proto__', 'constructor', 'toString', 'app', 'app.bootstrap ', ''];

/** The built bundle, run as Electron runs it: which names it lets through, and on which channel. */
const askPreload = async (source: string, names: readonly string[]) => {
  const sent: { readonly channel: string; readonly name: string }[] = [];
  let bridge: HostBridge | undefined;
  const heard: string[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (_key: string, exposed: HostBridge) => (bridge = exposed) },
    ipcRenderer: {
      invoke: async (channel: string, { name }: { readonly name: string }) => sent.push({ channel, name }),
      on: (channel: string) => heard.push(channel),
      removeListener: () => undefined,
    },
  };
  const required: string[] = [];
  const require = (name: string): unknown => {
    required.push(name);
    return electron;
  };
  runInContext(source, createContext({ require, module: { exports: {} }, exports: {} }));
  for (const name of names) await bridge?.call(name as 'runs.list', {}).catch(() => undefined);
  bridge?.onEvent(() => undefined);
  return {
    names: sent.map(({ name }) => name),
    channels: [...new Set(sent.map(({ channel }) => channel))],
    heard,
    required,
  };
};

/** The page's own web client in front of the router that the web host has: which names are calls there. */
const askWeb = async (application: Application, names: readonly string[]): Promise<readonly string[]> => {
  const router = createRouter(
    { ...application, handlers: {} as Application['handlers'] },
    hostLogger(() => undefined),
  );
  const bridge = createWebBridge(
    {
      fetch: async (_url, init) => Response.json(await router.route(JSON.parse(String(init.body)))),
      openEvents: () => ({ onmessage: null, onerror: null, onopen: null, close: () => undefined }),
      later: () => undefined,
    },
    () => undefined,
  );
  const known: string[] = [];
  for (const name of names) {
    // No call takes a number: a known one complains of its input, an unknown one of its name.
    const answer = await bridge.call(name as 'runs.list', 7 as never);
    const { issues } = (answer.ok ? {} : answer.problem.details) as { issues?: readonly { readonly path: string }[] };
    if (issues?.every(({ path }) => path !== 'name') === true) known.push(name);
  }
  return known;
};

describe('calls and events', () => {
  const folder = tempFolder();
  let application: Application;
  let preload: string;
  let sides: Sides;
  beforeAll(async () => {
    application = await openApplication({
      profileFolder: join(folder.path, 'profile'),
      host: { kind: 'web', deliver: async () => ({ kind: 'cancelled' }), openLink: async () => undefined },
      logger: hostLogger(() => undefined),
      version: '1.2.3',
    });
    preload = readFileSync(join(builtMain(), 'preload.cjs'), 'utf8');
    const everything = [
      ...new Set([...callNames, ...Object.keys(calls), ...Object.keys(application.handlers), ...others]),
    ];
    sides = {
      names: callNames,
      contract: Object.keys(calls),
      handlers: Object.keys(application.handlers),
      preload: (await askPreload(preload, everything)).names,
      web: await askWeb(application, everything),
    };
  }, 120_000);
  afterAll(async () => {
    await application?.close();
    folder.remove();
  });

  it('are the same on every side', () => {
    expect(drift(sides)).toEqual([]);
    expect(callNames.length).toBeGreaterThan(70);
    expect(drift({ names: eventNames, contract: Object.keys(events) })).toEqual([]);
  });

  it('have a handler each', () => {
    const none = Object.entries(application.handlers).filter(([, handler]) => typeof handler !== 'function');
    expect(none).toEqual([]);
  });

  it('travel on one channel of each kind, and the preload needs nothing but Electron', async () => {
    const seen = await askPreload(preload, callNames);
    expect([seen.channels, seen.heard, seen.required]).toEqual([[channels.call], [channels.event], ['electron']]);
  });

  it.each(['names', 'contract', 'handlers', 'preload', 'web'])(
    'are missed when %s lacks one, or has one more',
    (side) => {
      const without = { ...sides, [side]: sides[side]?.filter((name) => name !== 'runs.list') ?? [] };
      expect(drift(without)).toEqual([`runs.list: missing in ${side}`]);
      const added = { ...sides, [side]: [...(sides[side] ?? []), 'shell.run'] };
      expect(drift(added)).toHaveLength(4);
    },
  );

  it('are missed when the bundle itself was built without one', async () => {
    const older = preload.replaceAll('"runs.list"', '"runs.listed"');
    expect(older).not.toBe(preload);
    const { names } = await askPreload(older, callNames);
    expect(drift({ names: callNames, preload: names })).toEqual(['runs.list: missing in preload']);
  });
});
