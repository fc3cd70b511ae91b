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
import type { ExportCollected, ExportMany, ExportManyRequest } from '../../../shared/domain/export-many.ts';
import { fail, toProblem } from '../../../shared/errors/problem.ts';
import { liveFolderName } from '../export/live-folder.ts';
import type { MadeExport, WrittenFile } from '../export/make-files.ts';
import { ownFolderName } from '../export/own-folder.ts';
import { subjectName } from '../keys/read-certificate.ts';
import type { Storage } from '../storage/open-storage.ts';
import { findCertificate } from './certificates.ts';
import {
  type ExportingParts,
  type ExportSubject,
  exportSubject,
  linksOf,
  rootsReadOnce,
  subjectWarnings,
} from './export-subject.ts';

export interface Exporting {
  /** Opens no vault and writes nothing. `certificate.not-found`, `export.*`. */
  preview(request: ExportPreviewRequest): Promise<ExportPreview>;
  /** The same of many, each for a folder of its own. What keeps one of them out stands beside it. */
  previewMany(request: ExportManyRequest): Promise<ExportMany>;
  /** All files as they were meant, proven by reading them back, or the old ones. `export.*`, `vault.*`. */
  write(request: ExportRequest): Promise<ExportReport>;
  /** The same in memory, for whoever hands it over another way. As above. */
  make(request: ExportDownload): Promise<MadeForHanding>;
  /** As `make`, read back as well, to be handed over with others: `name` is that of its own folder. */
  collect(request: ExportDownload): Promise<{ readonly made: MadeForHanding; readonly told: ExportCollected }>;
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
  previewMany: (request) => previewMany(parts, request),
  write: (request) => write(parts, request),
  collect: (request) => collect(parts, request),
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

const ownFolderOf = (storage: Storage, certificate: { readonly id: string; readonly name: string }): string =>
  ownFolderName(certificate, storage.certificates.namesakes(certificate.name));

const previewMany = async (
  given: ExportingParts,
  { certificateIds, folder, ...form }: ExportManyRequest,
): Promise<ExportMany> => {
  const parts = { ...given, roots: await rootsReadOnce() };
  const base = folder === undefined ? undefined : absolute(folder);
  const one = async (asked: string): Promise<ExportMany['certificates'][number]> => {
    let head = { certificateId: asked, name: asked, ownFolder: '' };
    try {
      const { id, name } = findCertificate(parts.storage, asked);
      const ownFolder = ownFolderOf(parts.storage, { id, name });
      head = { certificateId: id, name, ownFolder };
      const there = base === undefined ? {} : { folder: join(base, ownFolder) };
      const { files, warnings } = await preview(parts, { certificateId: id, ...form, ...there });
      return { ...head, files: files.map((file) => ({ name: file.name, exists: file.exists })), warnings };
    } catch (thrown) {
      return { ...head, files: [], warnings: [], problem: toProblem(thrown) };
    }
  };
  const certificates: ExportMany['certificates'] = [];
  for (const certificateId of certificateIds) certificates.push(await one(certificateId));
  return { certificates };
};

const collect = async (parts: ExportingParts, request: ExportDownload) => {
  const subject = await makeFor(parts, request);
  const { certificate, made, material } = subject;
  const { checkFiles } = await import('../export/check-files.ts');
  const { warningsOf } = await import('../export/make-files.ts');
  const name = ownFolderOf(parts.storage, certificate);
  const proven = await checkFiles(
    made,
    new Map(made.written.map((file) => [file.name, Buffer.from(file.bytes)])),
    name,
  );
  return {
    made: { name, files: made.written },
    told: {
      ...{ certificateId: certificate.id, name: certificate.name },
      checks: [...proven.map((check) => checkResult(check, subject)), ...otherChecks(parts, subject, request, [])],
      warnings: [...warningsOf(material, request.shape), ...subjectWarnings(subject, parts.now())],
    },
  };
};

const write = async (parts: ExportingParts, request: ExportRequest): Promise<ExportReport> => {
  const base = absolute(request.folder);
  const subject = await makeFor(parts, request);
  const folder = request.ownFolder === true ? join(base, ownFolderOf(parts.storage, subject.certificate)) : base;
  const { made, material } = subject;
  const { writeExport } = await import('../export/write-export.ts');
  const proven = await writeExport(made, folder, request);
  remember(parts.storage, base);
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
  { limits }: Pick<ExportRequest, 'limits'>,
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
