/** Backup and move. The passphrase goes in and never comes out; files go to and come from where the person says. */
import { z } from 'zod';
import { backupPreviewSchema, restoreChoiceSchema, restoreReportSchema } from '../../domain/backup.ts';
import { byId, call, delivered, done, nothing, secret } from './parts.ts';

/** Characters of base64: four megabytes, three of content. */
const longestPiece = 4 * 1024 * 1024;

const opened = z.object({ id: z.string().min(1), passphrase: secret }).strict();

export const backupCalls = {
  /** When the profile was last saved, or what it was restored from. */
  'backup.state': call(nothing, z.object({ lastAt: z.string().optional() })),
  /** Of the profile itself, whatever mode is on. `backup.passphrase-short`, `vault.*`, `export.*`, `run.cancelled`. */
  'backup.create': call(z.object({ passphrase: secret }).strict(), delivered),
  /** Takes a file that the person chose in the page, piece by piece; without an id a new one begins. */
  'backup.receive': call(
    z.object({ id: z.string().min(1).optional(), piece: z.base64().max(longestPiece) }).strict(),
    z.object({ id: z.string(), bytes: z.number() }),
  ),
  /** Reads all of it, so that damage is found here. `backup.*`. */
  'backup.preview': call(opened, backupPreviewSchema),
  /** Answers when the restored profile is open. `backup.*`, `vault.*`, `reset.in-use`; nothing is changed then. */
  'backup.restore': call(opened.extend(restoreChoiceSchema.shape).strict(), restoreReportSchema),
  /** Ends what is under way; a profile that is being replaced is replaced. */
  'backup.cancel': call(nothing, done),
  /** The account with its key on a page to print: a file that the person chooses, never the page. */
  'backup.account-sheet': call(byId, delivered),
} as const;
