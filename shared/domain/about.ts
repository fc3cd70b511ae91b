/** What the program is made of: for the screen about it, and for whoever reports a fault. */
import { z } from 'zod';

export const channels = ['stable', 'beta', 'development'] as const;
export type Channel = (typeof channels)[number];

export const aboutSchema = z.object({
  version: z.string(),
  channel: z.enum(channels),
  node: z.string(),
  /** In the desktop window. */
  electron: z.string().optional(),
  chromium: z.string().optional(),
  /** Such as `Linux 6.1.0 x64`. */
  system: z.string(),
  /** SPDX. */
  licence: z.string(),
  /** Where its source is published, where that was known when it was built. */
  sourceUrl: z.string().optional(),
  logFolder: z.string(),
  /** The host can open it. */
  opensLogs: z.boolean(),
});
export type About = z.infer<typeof aboutSchema>;

/** Semantic Versioning 2.0 §9: what follows a hyphen is not meant for everybody. `0.0.0` is a program that was not built. */
export const channelOf = (version: string): Channel =>
  version === '0.0.0' ? 'development' : version.includes('-') ? 'beta' : 'stable';

export const bundledLicenceSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** SPDX expression. */
  licence: z.string(),
  /** Places in `texts`. */
  texts: z.array(z.number()).min(1),
});
export type BundledLicence = z.infer<typeof bundledLicenceSchema>;

export const bundledLicencesSchema = z.object({
  packages: z.array(bundledLicenceSchema),
  texts: z.array(z.string()),
});
export type BundledLicences = z.infer<typeof bundledLicencesSchema>;
