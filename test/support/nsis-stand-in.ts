/**
 * What the packager needs to compile a Windows installer without fetching anything: Debian's compiler with plugins that
 * have the right functions and do nothing. It checks every line of the scripts; the installer must never be given away.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.ts';
import { tool } from './tools.ts';

const templates = fileURLToPath(new URL('../../node_modules/app-builder-lib/templates/nsis', import.meta.url));

/** Names of plugins as the scripts write them; Debian brings the others. */
const plugins = ['EmbedHTML', 'Nsis7z', 'SpiderBanner', 'StdUtils', 'UAC', 'WinShell', 'inetc', 'nsProcess', 'nsisunz'];

/** Environment for the packager. */
export const nsisStandIn = (folder: string): NodeJS.ProcessEnv => {
  const [nsis, resources, programs] = ['nsis', 'resources', 'programs'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [join(nsis, 'linux'), join(resources, 'plugins/x86-unicode'), programs])
    mkdirSync(path, { recursive: true });
  // The packager points the compiler at folders of its own, which are not there.
  script(join(nsis, 'linux/makensis'), `unset NSISDIR\nexec ${tool('makensis')} "$@"`);
  writeFileSync(join(nsis, 'elevate.exe'), 'elevate');
  for (const [plugin, functions] of usedFunctions()) stub(join(resources, 'plugins/x86-unicode'), plugin, functions);
  // Asked to run the installer so that it writes its uninstaller.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
  script(join(programs, 'wine'), 'echo uninstaller > "${1%exe}__uninstaller.exe"');
  return {
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: resources,
    ELECTRON_BUILDER_7ZIP_PATH: tool('7za'),
    PATH: `${programs}:${process.env.PATH}`,
  };
};

const script = (path: string, body: string): void => {
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
};

/** Whatever the packager's own scripts call; what ours call beyond that does not exist. */
const usedFunctions = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map(plugins.map((name) => [name, new Set<string>()]));
  const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ns[hi]$/.test(name));
  for (const file of files) {
    for (const [, plugin = '', name = ''] of readFileSync(join(templates, file), 'utf8').matchAll(/\b(\w+)::(\w+)/g))
      found.get(plugin)?.add(name);
  }
  return found;
};

const stub = (folder: string, plugin: string, functions: ReadonlySet<string>): void => {
  if (functions.size === 0) return;
  const source = join(folder, `${plugin}.c`);
  const lines = [...functions].map((name) => `__declspec(dllexport) void ${name}(void) {}`);
  writeFileSync(source, `${lines.join('\n')}\n`);
  runTool('i686-w64-mingw32-gcc', ['-shared', '-s', '-nostdlib', '-e0', '-o', join(folder, `${plugin}.dll`), source]);
  runTool('rm', [source]);
};
