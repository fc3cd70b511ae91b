/** How backups and restoring can fail. */
import { z } from 'zod';
import { define } from './define.ts';

const text = z.string();
const none = z.object({});
const folder = z.object({ path: text });

export const backupCodes = {
  'backup.passphrase-short': define('input', z.object({ least: z.number() })),
  'backup.file-exists': define('input', folder),
  'backup.not-a-backup': define('input', none),
  'backup.newer-format': define('input', z.object({ found: z.number(), known: z.number() })),
  /** `missing`: bytes at its end. */
  'backup.truncated': define('input', z.object({ missing: z.number() })),
  /** `where`: `header`, `content` or `end`. */
  'backup.damaged': define('input', z.object({ where: text })),
  /** Or the start of the file was changed; nothing can tell the two apart. */
  'backup.wrong-passphrase': define('vault', none),
  /** Made by a version whose database this one does not know. */
  'backup.newer-profile': define('input', z.object({ found: z.number(), known: z.number(), appVersion: text })),
  'backup.profile-not-empty': define('input', folder),
  /** The page has not handed the file over, or the program was started again since. */
  'backup.not-received': define('input', none),
} as const;
