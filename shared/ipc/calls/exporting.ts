/** Exporting a certificate: into a folder, or through the browser. */
import { z } from 'zod';
import {
  exportDownloadSchema,
  exportFoldersSchema,
  exportPreviewRequestSchema,
  exportPreviewSchema,
  exportReportSchema,
  exportRequestSchema,
} from '../../domain/export.ts';
import {
  exportBundleSchema,
  exportCollectedSchema,
  exportCollectSchema,
  exportHandOverSchema,
  exportManyRequestSchema,
  exportManySchema,
} from '../../domain/export-many.ts';
import { call, delivered, done, nothing } from './parts.ts';

export const exportingCalls = {
  /** Writes nothing. `certificate.not-found`, `export.version-unknown`, `export.name-refused`, `export.not-fitting`. */
  'export.preview': call(exportPreviewRequestSchema, exportPreviewSchema),
  /** Written whole and read back, or the old files are as they were. `export.*`, `vault.*`, `certificate.not-found`. */
  'export.write': call(exportRequestSchema, exportReportSchema),
  /** One file as it is, several as a zip, over the host's own way: no byte of it is in the answer. As above. */
  'export.download': call(exportDownloadSchema, delivered),
  'export.folders': call(nothing, exportFoldersSchema),
  /** The system asks. `desktop.not-here` in the web host, where the path is typed. */
  'export.choose-folder': call(
    nothing,
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('chosen'), folder: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
    ]),
  ),
  /** In the file manager of the system; opens no file. `export.folder-not-chosen`, `desktop.not-here`. */
  'export.show-file': call(z.object({ folder: z.string().max(4096), file: z.string().max(300) }).strict(), done),
  /** Of each: its own folder, its files, what is there, why it is left out. Writes nothing. `export.folder-not-chosen`. */
  'export.preview-many': call(exportManyRequestSchema, exportManySchema),
  /** Makes the files of one certificate, proves them, and holds them in memory under this bundle. As `export.write`. */
  'export.collect': call(exportCollectSchema, exportCollectedSchema),
  /** All that was collected as one zip, a folder each; it stays held. `export.bundle-gone`, `desktop.not-here`. */
  'export.hand-over': call(exportHandOverSchema, delivered),
  /** The bytes are overwritten. Also for one that is not there. */
  'export.drop': call(exportBundleSchema, done),
} as const;
