/** Exports of many certificates in one form. Apart from one alone: the page loads that without what it says of failures. */
import { z } from 'zod';
import { problemSchema } from '../errors/problem.ts';
import {
  exportFolderSchema,
  exportLimitsSchema,
  exportPasswordSchema,
  exportReportSchema,
  exportShapeSchema,
  exportSubject,
  exportWarningSchema,
  mostPreviewed,
} from './export.ts';

/** The same form for all of them, the version in use of each. */
export const exportManyRequestSchema = z
  .object({
    certificateIds: z.array(exportSubject.certificateId).min(1).max(mostPreviewed),
    shape: exportShapeSchema,
    limits: exportLimitsSchema.optional(),
    /** Each has a folder of its own inside this one. */
    folder: exportFolderSchema.optional(),
  })
  .strict();
export type ExportManyRequest = Readonly<z.infer<typeof exportManyRequestSchema>>;

/** Which of the files under way: made up by whoever asks, 128 bits of chance. */
const bundle = z.string().regex(/^[A-Za-z0-9-]{22,64}$/);
export const exportCollectSchema = z
  .object({ ...exportSubject, bundle, password: exportPasswordSchema.optional() })
  .strict();
export const exportBundleSchema = z.object({ bundle }).strict();
/** `count`: how many certificates were collected, so that none is missing unnoticed. */
export const exportHandOverSchema = z.object({ bundle, count: z.number().int().min(1) }).strict();

export const exportManySchema = z.object({
  /** In the order that was asked for. */
  certificates: z.array(
    z.object({
      certificateId: z.string(),
      name: z.string(),
      /** Name of its own folder. */
      ownFolder: z.string(),
      /** Names of the files that would be written; of which `exists` says what is there. */
      files: z.array(z.object({ name: z.string(), exists: z.boolean() })),
      warnings: z.array(exportWarningSchema),
      /** Why it is left out. */
      problem: problemSchema.optional(),
    }),
  ),
});
export type ExportMany = Readonly<z.infer<typeof exportManySchema>>;

/** Made and read back in memory, to be handed over with others. */
export const exportCollectedSchema = exportReportSchema.pick({
  certificateId: true,
  name: true,
  checks: true,
  warnings: true,
});
export type ExportCollected = Readonly<z.infer<typeof exportCollectedSchema>>;
