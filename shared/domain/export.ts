/** An export: in which form a certificate, its chain and its key are written, where, and what was proven of it. */
import { z } from 'zod';
import { keyTypeSchema } from './certificates.ts';

/**
 * `pfx` is PKCS#12 with AES-256, PBKDF2 and HMAC-SHA-256 (RFC 7292, RFC 8018), also for Java from 8u301 on. `pfx-legacy` is the same with 3DES and SHA-1, for Windows before Server 2019 and old devices. `jks` is
 * Java's own keystore, `p7b` is PKCS#7 without a key, `combined` is one PEM file, `zip` the PEM files in an archive.
 */
export const exportFormats = ['pem', 'pfx', 'pfx-legacy', 'jks', 'p7b', 'der', 'combined', 'zip'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Formats that hold the key under a password and cannot be made without one. */
export const passwordFormats: ReadonlySet<ExportFormat> = new Set(['pfx', 'pfx-legacy', 'jks']);
/** Formats of one file whose contents the format itself decides. */
export const containerFormats: ReadonlySet<ExportFormat> = new Set(['pfx', 'pfx-legacy', 'jks', 'p7b']);

/** `traditional` is PKCS#1 for RSA keys and SEC 1 for those on a curve: what old devices want. */
export const keyForms = ['pkcs8', 'traditional'] as const;
export const keyFormSchema = z.enum(keyForms);
export type KeyForm = z.infer<typeof keyFormSchema>;

/** What a file can hold. `fullchain` is `cert` and then `chain`; `chain` is everything above the leaf. */
export const exportParts = ['fullchain', 'chain', 'cert', 'key', 'root'] as const;
export const exportPartSchema = z.enum(exportParts);
export type ExportPart = z.infer<typeof exportPartSchema>;

/** What is written in place of each in a file name; `{n}` numbers the certificates of a chain where each has a file. */
export const namePlaceholders = ['name', 'date', 'serial', 'key-type', 'n'] as const;

const octal = z.number().int().min(0).max(0o777);

export const exportFileSchema = z
  .object({
    /** A file name; `{stem}` is the name pattern of the whole, the others as in `namePlaceholders`. */
    name: z.string().min(1).max(200),
    /** In this order, one after the other. */
    holds: z.array(exportPartSchema).min(1).max(6),
  })
  .strict();
export type ExportFile = Readonly<z.infer<typeof exportFileSchema>>;

/** Everything about the form, nothing about the certificate or the place. What is left out is as usual for the format. */
export const exportShapeSchema = z
  .object({
    format: exportFormatSchema,
    /** For `pem`, `combined`, `zip`, `der`: which files, and what is in each. */
    files: z.array(exportFileSchema).min(1).max(8).optional(),
    /** File name without its ending; `{name}` unless told. Asterisks and what else no system takes is replaced. */
    namePattern: z.string().max(150).optional(),
    /** Ending of a container without its dot, where the target wants another: `p12`, `keystore`. */
    extension: z
      .string()
      .regex(/^[A-Za-z0-9]{1,10}$/)
      .optional(),
    /** `pkcs8` unless told. */
    keyForm: keyFormSchema.optional(),
    /** Outside containers: the key under the password (PKCS#8 with PBES2, whatever `keyForm` says). */
    encryptKey: z.boolean().optional(),
    /** `true` adds the root, `false` takes it out; left out, the chain stays as the authority sent it. */
    withRoot: z.boolean().optional(),
    /** Entry of a keystore, friendly name of a PFX; the certificate's name unless told. */
    alias: z
      .string()
      .regex(/^[\x20-\x7e]{1,64}$/)
      .optional(),
    /** Of PEM files; `lf` unless told. */
    lineEnds: z.enum(['lf', 'crlf']).optional(),
    /** Rounds of the key derivation. .NET refuses more than 300,000 (Pkcs12LoaderLimits). */
    rounds: z.number().int().min(1000).max(300_000).optional(),
    /** Modes of files with and without the key; 0600 and 0644 unless told. Windows has none. */
    keyMode: octal.optional(),
    fileMode: octal.optional(),
    /** `user`, `user:group` or `:group`, names or numbers, as chown(1) takes them. Windows has none. */
    owner: z
      .string()
      .regex(/^(?!-)[A-Za-z0-9_.$-]*(:(?!-)[A-Za-z0-9_.$-]+)?$/)
      .min(1)
      .max(100)
      .optional(),
  })
  .strict();
export type ExportShape = Readonly<z.infer<typeof exportShapeSchema>>;

/** What a target cannot take; looked at before anything is written. */
export const exportLimitsSchema = z
  .object({
    keyTypes: z.array(keyTypeSchema).optional(),
    /** Bits. */
    largestRsa: z.number().int().optional(),
    /** Certificates, the leaf counted. */
    longestChain: z.number().int().optional(),
    /** Bytes of the largest file. */
    largestFile: z.number().int().optional(),
    shortestPassword: z.number().int().optional(),
    longestPassword: z.number().int().optional(),
    /** Letters and digits only. */
    plainPassword: z.boolean().optional(),
  })
  .strict();
export type ExportLimits = Readonly<z.infer<typeof exportLimitsSchema>>;

/** Characters. A keystore of Java takes no fewer than six. */
export const longestExportPassword = 128;
export const shortestKeystorePassword = 6;

export const exportSubject = {
  /** Id or name. */
  certificateId: z.string().min(1).max(300),
  /** An earlier version, as long as its key is kept; the one in use unless told. */
  versionId: z.string().min(1).max(200).optional(),
  shape: exportShapeSchema,
  limits: exportLimitsSchema.optional(),
};

/** Write-only: it comes out of no call, and is kept nowhere. Printable ASCII; others are read differently everywhere. */
export const exportPasswordSchema = z.string().min(1).max(1024);
export const exportFolderSchema = z.string().min(1).max(4096);

export const exportPreviewRequestSchema = z
  .object({ ...exportSubject, folder: exportFolderSchema.optional() })
  .strict();
export type ExportPreviewRequest = Readonly<z.infer<typeof exportPreviewRequestSchema>>;

export const exportRequestSchema = z
  .object({
    ...exportSubject,
    /** Absolute. On the desktop one that `export.choose-folder` gave, now or earlier. */
    folder: exportFolderSchema,
    /** Else `export.exists` when one of the files is there. */
    replaceExisting: z.boolean().default(false),
    /** Else `export.folder-missing` when it is not there. */
    makeFolder: z.boolean().default(false),
    /** In a folder inside `folder` that is named after the certificate and is no other's. */
    ownFolder: z.boolean().optional(),
    password: exportPasswordSchema.optional(),
  })
  .strict();
export type ExportRequest = Readonly<z.infer<typeof exportRequestSchema>>;

export const exportDownloadSchema = z.object({ ...exportSubject, password: exportPasswordSchema.optional() }).strict();
export type ExportDownload = Readonly<z.infer<typeof exportDownloadSchema>>;

/** Certificates that one question about many may name. */
export const mostPreviewed = 50;

/** What the reader should know although the export is good. Sentences: `export.warning.<code>`. */
export const exportWarnings = [
  /** 3DES and SHA-1: anybody with the file can try passwords fast. */
  'legacy-encryption',
  /** Java's own format protects the key weakly; PKCS#12 is better from Java 8 on. */
  'weak-keystore',
  /** The key was made elsewhere: files without it are written. */
  'no-key',
  /** The root was asked for and is not known here. */
  'root-not-known',
  /** The chain leads to no root that is known here: a private authority. */
  'root-private',
  'expired',
  'revoked',
] as const;
export const exportWarningSchema = z.enum(exportWarnings);
export type ExportWarning = z.infer<typeof exportWarningSchema>;

/** What was proven by reading the files back. Sentences: `export.check.<check>`. */
export const exportChecks = [
  /** Every file is, byte for byte, what was meant. */
  'bytes',
  /** Every file can be read in its format. */
  'format',
  /** The password opens it, and another one does not. */
  'password',
  'key',
  /** Each certificate is signed by the next; `count` of them. */
  'chain-order',
  /** It leads to a root that is known here; `root` is its name. Not `ok` for private authorities. */
  'chain-root',
  'validity',
  /** Only the account that wrote it can read a file with the key; `mode` in octal. */
  'mode',
  /** Nothing the target cannot take. */
  'limits',
] as const;
export const exportCheckSchema = z.enum(exportChecks);
export type ExportCheck = z.infer<typeof exportCheckSchema>;

const chainLinkSchema = z.object({
  name: z.string(),
  role: z.enum(['leaf', 'between', 'root']),
  /** It is in the files. */
  included: z.boolean(),
});

export const exportPreviewSchema = z.object({
  certificateId: z.string(),
  /** Of the certificate. */
  name: z.string(),
  versionId: z.string(),
  alias: z.string(),
  /** Missing: no folder was asked for. */
  folder: z.object({ path: z.string(), exists: z.boolean() }).optional(),
  files: z.array(
    z.object({
      name: z.string(),
      holds: z.array(exportPartSchema),
      /** Octal. */
      mode: z.number().int(),
      exists: z.boolean(),
    }),
  ),
  /** Leaf first; a root that is known and not included comes last. */
  chain: z.array(chainLinkSchema),
  needsPassword: z.boolean(),
  warnings: z.array(exportWarningSchema),
});
export type ExportPreview = Readonly<z.infer<typeof exportPreviewSchema>>;

export const exportReportSchema = z.object({
  certificateId: z.string(),
  name: z.string(),
  versionId: z.string(),
  alias: z.string(),
  /** Absolute. */
  folder: z.string(),
  files: z.array(
    z.object({
      name: z.string(),
      bytes: z.number().int(),
      /** As it is on the disk, octal. */
      mode: z.number().int(),
      holds: z.array(exportPartSchema),
    }),
  ),
  checks: z.array(
    z.object({
      check: exportCheckSchema,
      ok: z.boolean(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  chain: z.array(chainLinkSchema),
  warnings: z.array(exportWarningSchema),
});
export type ExportReport = Readonly<z.infer<typeof exportReportSchema>>;

export const exportFoldersSchema = z.object({
  /** `chosen` through a dialog of the system (desktop), or `typed` (web host: a folder on that computer). */
  way: z.enum(['chosen', 'typed']),
  /** Exported to before, newest first. */
  recent: z.array(z.string()),
});
export type ExportFolders = Readonly<z.infer<typeof exportFoldersSchema>>;
