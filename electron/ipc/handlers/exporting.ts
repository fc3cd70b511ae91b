import { chmod, readFile, writeFile } from 'node:fs/promises';
import { basename, join, normalize } from 'node:path';
import { fail } from '../../../shared/errors/problem.ts';
import type { Services } from '../../compose.ts';
import { pemZip } from '../../engine/export/pem-zip.ts';
import type { MadeForHanding } from '../../engine/workspace/exporting.ts';
import type { Handlers } from '../application.ts';
import { createExportBundles } from '../export-bundles.ts';

type Names =
  | 'export.preview'
  | 'export.write'
  | 'export.download'
  | 'export.folders'
  | 'export.choose-folder'
  | 'export.show-file'
  | 'export.preview-many'
  | 'export.collect'
  | 'export.hand-over'
  | 'export.drop';

/**
 * A desktop page names no path that a person did not choose: in the system's dialog in this process, or by an export
 * before. In the web host there is no such dialog, and the session is the person's own.
 */
export const exportingHandlers = (services: Services): Pick<Handlers, Names> => {
  const { host } = services.options;
  const chosen = new Set<string>();
  const bundles = createExportBundles();
  services.closing.addEventListener('abort', () => bundles.clear());
  const exporting = async () => (await services.workspace()).exporting;
  const refuseUnchosen = async (folder: string): Promise<void> => {
    const path = normalize(folder);
    if (host.kind === 'web' || chosen.has(path) || (await exporting()).folders().includes(path)) return;
    throw fail('export.folder-not-chosen', { path });
  };
  return {
    'export.preview': async (request) => {
      if (request.folder !== undefined) await refuseUnchosen(request.folder);
      return (await exporting()).preview(request);
    },
    'export.write': async (request) => {
      await refuseUnchosen(request.folder);
      return (await exporting()).write(request);
    },
    'export.download': async (request) => {
      if (host.deliverFile === undefined) throw fail('desktop.not-here', {});
      const { fileName, body } = oneFile(await (await exporting()).make(request), services.clock.now());
      return host.deliverFile(fileName, (path) => writePrivate(path, body));
    },
    'export.folders': async () => ({
      way: host.kind === 'web' ? 'typed' : 'chosen',
      recent: [...(await exporting()).folders()],
    }),
    'export.choose-folder': async () => {
      if (host.chooseFolder === undefined) throw fail('desktop.not-here', {});
      const folder = await host.chooseFolder();
      if (folder === undefined) return { kind: 'cancelled' };
      chosen.add(normalize(folder));
      return { kind: 'chosen', folder };
    },
    'export.show-file': async ({ folder, file }) => {
      if (host.showFile === undefined) throw fail('desktop.not-here', {});
      await refuseUnchosen(folder);
      host.showFile(join(folder, basename(file)));
      return { done: true };
    },
    'export.preview-many': async (request) => {
      if (request.folder !== undefined) await refuseUnchosen(request.folder);
      return (await exporting()).previewMany(request);
    },
    'export.collect': async ({ bundle, ...request }) => {
      const { made, told } = await (await exporting()).collect(request);
      bundles.add(bundle, told.certificateId, { folder: made.name, files: made.files });
      return told;
    },
    'export.hand-over': async ({ bundle, count }) => {
      if (host.deliverFile === undefined) throw fail('desktop.not-here', {});
      const now = services.clock.now();
      const { zipMany } = await import('../../engine/export/zip-many.ts');
      const body = zipMany(bundles.take(bundle, count), now);
      return host.deliverFile(`certificates-${now.toISOString().slice(0, 10)}.zip`, async (path) => {
        await writePrivate(path, body);
        if (!(await readFile(path)).equals(body)) throw fail('export.read-back-failed', { path, reason: 'bytes' });
      });
    },
    'export.drop': async ({ bundle }) => {
      bundles.drop(bundle);
      return { done: true };
    },
  };
};

const writePrivate = async (path: string, body: Uint8Array): Promise<void> => {
  await writeFile(path, body, { mode: 0o600 });
  // Where the file was there before it keeps its old mode.
  await chmod(path, 0o600);
};

/** A browser takes one thing at a time. */
const oneFile = ({ name, files }: MadeForHanding, now: Date) => {
  const [only, ...more] = files;
  if (only !== undefined && more.length === 0) return { fileName: only.name, body: only.bytes };
  const contents = Object.fromEntries(files.map((file) => [file.name, file.bytes]));
  const modes = Object.fromEntries(files.map((file) => [file.name, file.mode]));
  return { fileName: `${name}.zip`, body: pemZip(contents, now, modes) };
};
