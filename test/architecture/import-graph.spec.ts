/** The folders are rules: who may import whom, and what must stay out of the first milliseconds of every start. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, reachable, root, sourceFiles } from '../support/import-graph.ts';

const hostEntries = ['electron/main.ts', 'electron/cli.ts', 'electron/web/serve.ts'];
const entries = [...hostEntries, 'electron/preload.ts', 'renderer/main.tsx'];
const files = sourceFiles('electron', 'shared', 'renderer');
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const all: readonly Import[] = [...imports.values()].flat();

const show = ({ from, to }: Import): string => `${from} → ${to}`;
const inFolder = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const outside = (edges: readonly Import[], ...allowed: readonly ((path: string) => boolean)[]): readonly string[] =>
  edges.filter((edge) => edge.ours && !allowed.some((may) => may(edge.to))).map(show);
const from = (folder: string): readonly Import[] => all.filter((edge) => inFolder(folder)(edge.from));

/** `electron/engine/acme/x.ts` → `acme`. */
const engineFolder = (path: string): string | undefined => /^electron\/engine\/([^/]+)\//.exec(path)?.[1];
/** What they share lies beside them: how services keep values, and how requests are signed. */
const shared = ['models', 'signing'];
const provider = (path: string): string | undefined => {
  const folder = /^electron\/engine\/providers\/([^/]+)\//.exec(path)?.[1];
  return folder === undefined || shared.includes(folder) ? undefined : folder;
};

describe('the import graph', () => {
  it('has all its entries and no import that leads nowhere', () => {
    expect(entries.filter((entry) => !files.includes(entry))).toEqual([]);
    expect(all.filter((edge) => edge.ours && !existsSync(join(root, edge.to))).map(show)).toEqual([]);
  });

  it('has no file that no entry needs', () => {
    const used = reachable(imports, entries, ['static', 'dynamic', 'type']);
    expect(files.filter((file) => !used.has(file))).toEqual([]);
  });

  it('keeps shared and the page to themselves', () => {
    expect(outside(from('shared'), inFolder('shared'))).toEqual([]);
    expect(outside(from('renderer'), inFolder('shared'), inFolder('renderer'))).toEqual([]);
  });

  it('keeps the engine free of every host and every system', () => {
    expect(outside(from('electron/engine'), inFolder('shared'), inFolder('electron/engine'))).toEqual([]);
    const ports = inFolder('electron/engine/ports');
    expect(outside(from('electron/platform'), inFolder('shared'), inFolder('electron/platform'), ports)).toEqual([]);
  });

  it('lets only the desktop know electron', () => {
    const desktop = ['electron/main.ts', 'electron/preload.ts'];
    const strangers = all.filter(
      ({ from: file, to }) => to === 'electron' && !desktop.includes(file) && !/^electron\/(app|headless)\//.test(file),
    );
    expect(strangers.map(show)).toEqual([]);
  });

  it('gives the preload names and nothing that runs besides', () => {
    const loaded = reachable(imports, ['electron/preload.ts'], ['static', 'dynamic']);
    expect([...loaded].toSorted()).toEqual(['electron', 'electron/preload.ts', 'shared/ipc/names.ts']);
  });

  it('keeps the page free of the schema library', () => {
    expect([...reachable(imports, ['renderer/main.tsx'], ['static'])].filter((name) => /^zod/.test(name))).toEqual([]);
  });
});

describe('the order inside the engine', () => {
  it('has no two folders that need each other to run', () => {
    const needs = new Map<string, Set<string>>();
    // A type may come from above: whoever implements a port names it.
    for (const edge of all.filter(({ kind }) => kind !== 'type')) {
      const [folder, other] = [engineFolder(edge.from), engineFolder(edge.to)];
      if (folder === undefined || other === undefined || folder === other) continue;
      needs.set(folder, (needs.get(folder) ?? new Set()).add(other));
    }
    const reaches = (start: string): ReadonlySet<string> => {
      const seen = new Set(needs.get(start));
      for (const folder of seen) for (const next of needs.get(folder) ?? []) seen.add(next);
      return seen;
    };
    expect([...needs.keys()].filter((folder) => reaches(folder).has(folder))).toEqual([]);
  });

  it.each([
    ['ports', []],
    ['proxy', ['authorities']],
    ['acme', ['ports', 'authorities', 'keys', 'proxy']],
    ['dns', ['ports']],
    ['keys', ['ports']],
    ['port-mapping', ['dns', 'text']],
    ['providers', ['ports', 'dns', 'programs', 'proxy', 'text']],
    ['challenges', ['ports', 'acme', 'dns']],
    ['preflight', ['ports', 'acme', 'authorities', 'challenges', 'dns', 'keys', 'port-mapping', 'providers', 'proxy']],
    ['watch', ['ports', 'dns', 'keys', 'preflight', 'proxy']],
    ['programs', []],
    ['install', ['ports', 'export', 'programs', 'providers', 'proxy', 'storage', 'text', 'vault']],
    ['adopt', ['ports', 'authorities', 'diagnosis', 'export', 'keys', 'storage', 'vault']],
    ['fixes', ['ports', 'authorities', 'dns', 'port-mapping', 'preflight', 'providers', 'storage']],
  ])('lets %s import only what lies below it', (folder, below) => {
    const allowed = [folder, ...below].map((name) => inFolder(`electron/engine/${name}`));
    expect(outside(from(`electron/engine/${folder}`), inFolder('shared'), ...allowed)).toEqual([]);
  });

  it('keeps providers apart from each other', () => {
    const crossing = all.filter((edge) => {
      const [one, other] = [provider(edge.from), provider(edge.to)];
      return one !== undefined && other !== undefined && one !== other;
    });
    expect(crossing.map(show)).toEqual([]);
  });
});

describe('what a start must not wait for', () => {
  const eager = reachable(imports, hostEntries, ['static']);

  it.each([
    'acme-client',
    'axios',
    '@peculiar/x509',
    'keytar',
    'nodemailer',
    'electron-updater',
    'ssh2',
    'basic-ftp',
    'vite',
  ])('loads %s only when it is used', (name) => {
    expect([...eager].filter((one) => one === name || one.startsWith(`${name}/`))).toEqual([]);
  });

  it.each(['electron/headless/start-scheduled-run.ts', 'electron/cli.ts', 'electron/web/serve.ts'])(
    'gives %s no way to look for updates or to install one',
    (entry) => {
      const loaded = [...reachable(imports, [entry], ['static', 'dynamic'])];
      expect(loaded.filter((path) => path === 'electron-updater' || inFolder('electron/app')(path))).toEqual([]);
    },
  );

  it('loads the practice servers and the clients of providers only when they are used', () => {
    const clients = [...eager].filter((path) => provider(path) !== undefined && path.endsWith('/client.ts'));
    expect(clients).toEqual([]);
    expect([...eager].filter(inFolder('electron/engine/sandbox'))).toEqual([]);
  });
});

describe('the sources', () => {
  it('stay short enough to read in one sitting', () => {
    const long = [...files, ...sourceFiles('build')]
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 320);
    expect(long).toEqual([]);
  });

  it('ask which system this is in one folder only', () => {
    const asks = /\bprocess\s*\.\s*platform\b|\bos\.platform\(|\bplatform\(\)\s*===|from 'node:process'/;
    const strangers = files
      .filter((file) => !file.startsWith('electron/platform/'))
      .filter((file) => asks.test(readFileSync(join(root, file), 'utf8')));
    expect(strangers).toEqual([]);
  });
});
