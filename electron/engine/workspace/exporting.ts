/** Exporting certificates: what would be written, writing it, and what was proven of it. */
import { existsSync } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { z } from 'zod';
import type {
  ExportCheck,
  ExportDownload,
  ExportPreview,
  ExportPreviewRequest,
  ExportReport,
  ExportRequest,
} from '../../../shared/domain/export.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { liveFolderName } from '../export/live-folder.ts';
import type { MadeExport, WrittenFile } from '../export/make-files.ts';
import { subjectName } from '../keys/read-certificate.ts';
import type { Storage } from '../storage/open-storage.ts';
import { type ExportingParts, type ExportSubject, exportSubject, linksOf, subjectWarnings } from './export-subject.ts';

export interface Exporting {
  /** Opens no vault and writes nothing. `certificate.not-found`, `export.*`. */
  preview(request: ExportPreviewRequest): Promise<ExportPreview>;
  /** All files as they were meant, proven by reading them back, or the old ones. `export.*`, `vault.*`. */
  write(request: ExportRequest): Promise<ExportReport>;
  /** The same in memory, for whoever hands it over another way. As above. */
  make(request: ExportDownload): Promise<MadeForHanding>;
  /** Exported to before, newest first. */
  folders(): readonly string[];
}

export interface MadeForHanding {
  /** For a folder or an archive of all. */
  readonly name: string;
  readonly files: readonly WrittenFile[];
}

export const openExporting = (parts: ExportingParts): Exporting => ({
  preview: (request) => preview(parts, request),
  write: (request) => write(parts, request),
  make: async (request) => {
    const { certificate, made } = await makeFor(parts, request);
    return { name: liveFolderName(certificate.name), files: made.written };
  },
  folders: () => foldersOf(parts.storage),
});

const preview = async (parts: ExportingParts, request: ExportPreviewRequest): Promise<ExportPreview> => {
  const folder = request.folder === undefined ? undefined : absolute(request.folder);
  const { planFiles } = await import('../export/file-plan.ts');
  const { needsPassword, warningsOf } = await import('../export/make-files.ts');
  const { refuseUnfitting } = await import('../export/limits.ts');
  const subject = await exportSubject(parts, request, false);
  const { material } = subject;
  const { shape, limits = {} } = request;
  refuseUnfitting(limits, material, undefined);
  const { files, archive } = planFiles(shape, material);
  const written = archive === undefined ? files : [archive];
  return {
    ...headOf(subject),
    ...(folder === undefined ? {} : { folder: { path: folder, exists: existsSync(folder) } }),
    files: await Promise.all(
      written.map(async ({ name, holds, mode }) => ({
        ...{ name, holds: [...holds], mode },
        exists: folder !== undefined && (await isThere(join(folder, name))),
      })),
    ),
    chain: linksOf(subject),
    needsPassword: needsPassword(shape),
    warnings: [...warningsOf(material, shape), ...subjectWarnings(subject, parts.now())],
  };
};

const write = async (parts: ExportingParts, request: ExportRequest): Promise<ExportReport> => {
  const folder = absolute(request.folder);
  const subject = await makeFor(parts, request);
  const { made, material } = subject;
  const { writeExport } = await import('../export/write-export.ts');
  const proven = await writeExport(made, folder, request);
  remember(parts.storage, folder);
  const { warningsOf } = await import('../export/make-files.ts');
  const files = await writtenIn(folder, made.written);
  return {
    ...headOf(subject),
    folder,
    files: [...files],
    checks: [...proven.map((check) => checkResult(check, subject)), ...otherChecks(parts, subject, request, files)],
    chain: linksOf(subject),
    warnings: [...warningsOf(material, request.shape), ...subjectWarnings(subject, parts.now())],
  };
};

type MadeSubject = ExportSubject & { readonly made: MadeExport };

const makeFor = async (parts: ExportingParts, request: ExportDownload): Promise<MadeSubject> => {
  const subject = await exportSubject(parts, request, true);
  const { makeExport } = await import('../export/make-files.ts');
  const { shape, limits, password } = request;
  return { ...subject, made: await makeExport(subject.material, { shape, limits, password, now: parts.now() }) };
};

const headOf = ({ certificate, version, material }: ExportSubject) => ({
  certificateId: certificate.id,
  name: certificate.name,
  versionId: version.id,
  alias: material.alias,
});

const writtenIn = (folder: string, files: readonly WrittenFile[]): Promise<ExportReport['files']> =>
  Promise.all(
    files.map(async ({ name, holds }) => {
      const { size, mode } = await stat(join(folder, name));
      return { name, bytes: size, mode: mode & 0o777, holds: [...holds] };
    }),
  );

type CheckResult = ExportReport['checks'][number];

const checkResult = (check: ExportCheck, { material }: ExportSubject): CheckResult => ({
  check,
  ok: true,
  detail: check === 'chain-order' ? { count: material.certificates.length } : {},
});

/** About the certificate and its place, where nothing that is found takes the files back. */
const otherChecks = (
  parts: ExportingParts,
  { version, anchor, made }: MadeSubject,
  { limits }: ExportRequest,
  files: ExportReport['files'],
): readonly CheckResult[] => {
  const now = parts.now();
  const valid = new Date(version.notBefore) <= now && now < new Date(version.notAfter);
  const keys = files.filter(({ holds }) => holds.includes('key'));
  // A volume without modes says nothing about who can read.
  const kept = keys.every(({ name, mode }) => made.written.find((one) => one.name === name)?.mode === mode);
  return [
    {
      check: 'chain-root',
      ok: anchor !== undefined,
      detail: anchor === undefined ? {} : { root: subjectName(anchor) },
    },
    { check: 'validity', ok: valid, detail: { until: version.notAfter } },
    ...(keys.length > 0 && kept
      ? [{ check: 'mode' as const, ok: true, detail: { mode: (keys[0]?.mode ?? 0).toString(8) } }]
      : []),
    ...(limits === undefined ? [] : [{ check: 'limits' as const, ok: true, detail: {} }]),
  ];
};

/** `input.invalid`: where a relative path leads depends on how the program was started. */
const absolute = (folder: string): string => {
  if (!isAbsolute(folder) || folder.includes('\0'))
    throw fail('input.invalid', { issues: [{ path: 'folder', message: 'expected an absolute path' }] });
  return normalize(folder);
};

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const foldersKey = 'export.folders';
const mostFolders = 20;

const foldersOf = (storage: Storage): readonly string[] => storage.settings.read(foldersKey, z.array(z.string())) ?? [];

const remember = (storage: Storage, folder: string): void =>
  storage.settings.write(
    foldersKey,
    [folder, ...foldersOf(storage).filter((one) => one !== folder)].slice(0, mostFolders),
  );
