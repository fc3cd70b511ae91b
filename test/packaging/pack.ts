/** Packs a copy of the project with a stand-in of Electron, in a process of its own: `pack.ts <request as JSON>`. */
import { build } from 'electron-builder';
import { builderConfig } from '../../build/electron-builder.ts';
import type { Platform } from '../../electron/platform/current.ts';

export interface PackRequest {
  readonly platform: Platform;
  readonly arch: 'x64' | 'arm64';
  readonly project: string;
  readonly out: string;
  readonly electronDist: string;
  readonly electronVersion: string;
  readonly targets: readonly string[];
  /** A packed program folder to make installers of. */
  readonly prepackaged?: string;
}

const request = JSON.parse(process.argv[2] ?? '') as PackRequest;
const { platform, arch, project, out, electronDist, electronVersion, targets, prepackaged } = request;
const config = builderConfig(platform, process.env);
const keys = { windows: 'win', macos: 'mac', linux: 'linux' } as const;

try {
  await build({
    projectDir: project,
    [keys[platform]]: targets.map((target) => `${target}:${arch}`),
    config: {
      ...config,
      electronDist,
      electronVersion,
      ...(prepackaged === undefined ? {} : { compression: 'store' }),
      directories: { ...config.directories, output: out },
      // What signs on macOS is not here, and nothing here is signed.
      mac: { ...config.mac, identity: null },
    },
    publish: 'never',
    ...(prepackaged === undefined ? {} : { prepackaged }),
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // The packager's own hook at the end of the process would forget an exit code that is merely set.
  process.exit(1);
}
