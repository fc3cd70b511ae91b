/** What a backup file holds, as a reader sees it before restoring, and what came of restoring it. */
import { z } from 'zod';
import { vaultKindSchema, vaultStatusSchema } from './vault.ts';

export const backupFileEnding = '.cwbackup';

export const backupItems = [
  'certificates',
  'private-keys',
  'accounts',
  'credentials',
  'channels',
  'watched',
  'runs',
  'settings',
] as const;
const itemsSchema = z.array(z.object({ what: z.enum(backupItems), count: z.number().int() }));
export type BackupItems = z.infer<typeof itemsSchema>;

/** The first part of the encrypted content. */
export const backupManifestSchema = z.object({
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  appVersion: z.string().max(100),
  /** What it was made on. */
  system: z.enum(['windows', 'macos', 'linux']),
  computer: z.string().max(255),
  /** Steps that its database has taken. */
  schema: z.number().int().min(1),
  items: itemsSchema,
  certificates: z.array(z.object({ name: z.string(), expiresAt: z.string().optional() })),
  accounts: z.array(z.object({ directoryUrl: z.string(), contact: z.array(z.string()) })),
  credentials: z.array(z.object({ label: z.string(), provider: z.string() })),
  historySince: z.string().optional(),
});
export type BackupManifest = Readonly<z.infer<typeof backupManifestSchema>>;

export const backupPreviewSchema = z.object({
  manifest: backupManifestSchema,
  /** What is here now and would be moved aside; nothing where the profile is empty. */
  present: itemsSchema,
  /** Whether the keychain of this computer can take the key to the secrets. */
  keychain: vaultStatusSchema.shape.keychain,
});
export type BackupPreview = Readonly<z.infer<typeof backupPreviewSchema>>;

/** What belongs to the other computer, or has to be seen to here. */
export const restoreNotes = [
  /** That one must not go on renewing beside this one. */
  'other-computer',
  /** Nothing wakes renewals here yet. */
  'schedule',
  /** Folders of web servers that are not here; names of certificates. */
  'web-folders',
  /** Changes to the firewall, the router or the system that were made there. */
  'fixes',
  /** Steps after a renewal that work on the very computer, and are switched off; names of certificates. */
  'install-steps',
  /** Channels for messages that run a command, and are switched off; their labels. */
  'commands',
  /** Authorities of the other profile that are trusted here too. */
  'trusted-roots',
  /** The proxy of the other profile, which connections go through here too. */
  'proxy',
  /** Taken over from another client on that computer; names of certificates. */
  'adoptions',
  /** Files that servers read were written anew, in the profile folder of this computer. */
  'published',
  /** Certificates whose files could not be written. */
  'unpublished',
] as const;
export type RestoreNote = (typeof restoreNotes)[number];

export const restoreReportSchema = z.object({
  createdAt: z.string(),
  computer: z.string(),
  items: itemsSchema,
  notes: z.array(z.object({ note: z.enum(restoreNotes), names: z.array(z.string()) })),
  /** Under this id the profile that was here can be put back. */
  removed: z.string().optional(),
});
export type RestoreReport = Readonly<z.infer<typeof restoreReportSchema>>;

export const backupPhases = ['collecting', 'writing', 'reading', 'replacing'] as const;
export const backupProgressSchema = z.object({
  phase: z.enum(backupPhases),
  /** Bytes. */
  done: z.number(),
  total: z.number(),
});
export type BackupProgress = Readonly<z.infer<typeof backupProgressSchema>>;

/** The last one that was made of this profile, or that it was restored from. */
export const lastBackupSchema = z.object({ at: z.string() });

export const restoreChoiceSchema = z.object({
  /** What is here is moved aside; needed where there is something. */
  replace: z.boolean().default(false),
  /** Where the key to the secrets lies on this computer. With `passphrase` it is that of the backup. */
  vault: vaultKindSchema,
});
