/** The linter's layer rules catch what they are for: a copy of the tree's shape with one bad import planted per layer. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

const root = join(import.meta.dirname, '../..');

/** File, what it imports, and the rule that must object; `allowed` must pass. */
const planted: readonly (readonly [file: string, source: string, rule: string])[] = [
  ['shared/domain/a.ts', "import { readFile } from 'node:fs';", 'noNodejsModules'],
  ['shared/domain/b.ts', "import { x } from '../../electron/engine/keys/csr.ts';", 'noRestrictedImports'],
  ['shared/domain/c.ts', "import { useState } from 'react';", 'noRestrictedImports'],
  ['shared/domain/d.ts', "import { app } from 'electron';", 'noRestrictedImports'],
  ['renderer/features/a.tsx', "import { join } from 'node:path';", 'noNodejsModules'],
  ['renderer/features/b.tsx', "import { x } from '../../electron/ipc/router.ts';", 'noRestrictedImports'],
  ['renderer/features/c.tsx', "import { ipcRenderer } from 'electron';", 'noRestrictedImports'],
  ['electron/engine/issuance/a.ts', "import { app } from 'electron';", 'noRestrictedImports'],
  ['electron/engine/issuance/b.ts', "import type { App } from 'electron';", 'noRestrictedImports'],
  ['electron/engine/issuance/c.ts', "const x = await import('electron');", 'noRestrictedImports'],
  ['electron/engine/issuance/d.ts', "export { app } from 'electron';", 'noRestrictedImports'],
  ['electron/engine/issuance/e.ts', "import { x } from '../../platform/secrets/index.ts';", 'noRestrictedImports'],
  ['electron/engine/issuance/f.ts', "import { x } from '../../web/serve.ts';", 'noRestrictedImports'],
  ['electron/engine/issuance/g.ts', "import { x } from '../../ipc/router.ts';", 'noRestrictedImports'],
  ['electron/engine/issuance/h.ts', "import { Client } from 'acme-client';", 'noRestrictedImports'],
  ['electron/engine/issuance/i.ts', "import { DatabaseSync } from 'node:sqlite';", 'noRestrictedImports'],
  ['electron/engine/issuance/j.ts', "import { x } from '../../compose.ts';", 'noRestrictedImports'],
  ['electron/engine/issuance/k.ts', 'const x = navigator;', 'noRestrictedGlobals'],
  ['electron/engine/acme/a.ts', "import { app } from 'electron';", 'noRestrictedImports'],
  ['electron/engine/storage/a.ts', "import { Client } from 'acme-client';", 'noRestrictedImports'],
  ['electron/platform/paths/a.ts', "import { app } from 'electron';", 'noRestrictedImports'],
  ['electron/platform/paths/b.ts', "import { x } from '../../engine/vault/vault.ts';", 'noRestrictedImports'],
  ['electron/ipc/a.ts', "import { app } from 'electron';", 'noRestrictedImports'],
  ['electron/ipc/b.ts', "import { x } from '../web/serve.ts';", 'noRestrictedImports'],
  ['electron/ipc/c.ts', "import { x } from '../platform/secrets/index.ts';", 'noRestrictedImports'],
  ['electron/web/a.ts', "import { app } from 'electron';", 'noRestrictedImports'],
  ['electron/web/b.ts', "import { x } from '../app/start-app.ts';", 'noRestrictedImports'],
  ['electron/app/a.ts', "import { x } from '../web/serve.ts';", 'noRestrictedImports'],
  ['electron/app/b.ts', "import { x } from '../../renderer/main.tsx';", 'noRestrictedImports'],
  ['electron/headless/a.ts', "import { x } from '../app/start-app.ts';", 'noRestrictedImports'],
  ['electron/cli/a.ts', "import { app } from 'electron';", 'noRestrictedImports'],
  ['electron/compose.ts', "import { app } from 'electron';", 'noRestrictedImports'],
  ['electron/preload.ts', "import { calls } from '../shared/ipc/contract.ts';", 'noRestrictedImports'],
  ['electron/engine/keys/a.ts', 'export enum A { b }', 'noEnum'],
  ['electron/engine/keys/b.ts', 'export default 1;', 'noDefaultExport'],
  ['electron/engine/keys/c.ts', 'export const a = (b: any) => b;', 'noExplicitAny'],
  ['electron/engine/keys/d.ts', 'const f = async () => 1;\nexport const g = () => { f(); };', 'noFloatingPromises'],
];

const allowed: readonly (readonly [file: string, source: string])[] = [
  ['shared/ipc/ok.ts', "import { z } from 'zod';"],
  ['renderer/features/ok.tsx', "import { useState } from 'react';\nimport { x } from '../../shared/ipc/names.ts';"],
  [
    'electron/engine/issuance/ok.ts',
    "import { x } from '../ports/clock.ts';\nimport { y } from '../../../shared/ipc/names.ts';",
  ],
  ['electron/engine/acme/ok.ts', "import { Client } from 'acme-client';"],
  ['electron/engine/storage/ok.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['electron/platform/secrets/ok.ts', "import keytar from 'keytar';\nimport { x } from '../../engine/ports/index.ts';"],
  ['electron/web/ok.ts', "import { x } from '../engine/export/pem-zip.ts';"],
  ['electron/app/ok.ts', "import { app } from 'electron';"],
  ['electron/main.ts', "import { app } from 'electron';"],
];

interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}

describe('the layer rules of the linter', () => {
  const folder = tempFolder();
  afterAll(() => folder.remove());
  for (const [file, source] of [...planted, ...allowed]) {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true });
    writeFileSync(join(folder.path, file), `${source}\n`);
  }
  copyFileSync(join(root, 'biome.json'), join(folder.path, 'biome.json'));
  const config = JSON.parse(readFileSync(join(folder.path, 'biome.json'), 'utf8')) as { $schema?: string };
  delete config.$schema;
  writeFileSync(join(folder.path, 'biome.json'), JSON.stringify(config));
  const run = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: folder.path, encoding: 'utf8' },
  );
  const found = (JSON.parse(run.stdout) as Report).diagnostics.map(
    ({ category, location }) => [location.path.replace(/^\.\//, ''), category.split('/').at(-1)] as const,
  );

  it.each(planted)('%s may not contain: %s', (file, _, rule) => {
    expect(found.filter(([path]) => path === file).map(([, name]) => name)).toContain(rule);
  });

  it.each(allowed)('%s may contain: %s', (file) => {
    const layerRules = ['noRestrictedImports', 'noNodejsModules', 'noRestrictedGlobals'];
    expect(found.filter(([path, name]) => path === file && layerRules.includes(name ?? ''))).toEqual([]);
  });
});
