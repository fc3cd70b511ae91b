/** What a step is to whoever runs it: it can be tried without a change, and done so that it can be taken back. */
import type { KeyType } from '../../../shared/domain/certificates.ts';
import type { InstallLogCode } from '../../../shared/domain/install.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { CertificateFiles } from '../export/pem-files.ts';
import type { Clock } from '../ports/index.ts';
import type { FieldCheck } from '../providers/fields.ts';

/** The certificate to install, in its own files. */
export interface Material {
  readonly name: string;
  readonly names: readonly string[];
  readonly versionId: string;
  readonly keyType: KeyType;
  /** Hexadecimal, as the certificate has it. */
  readonly serial: string;
  readonly fingerprintSha256: string;
  /** ISO 8601. */
  readonly notAfter: string;
  readonly files: CertificateFiles & { readonly 'privkey.pem'?: string };
  /** Where they lie published. */
  readonly folder: string;
}

export interface StepContext {
  readonly material: Material;
  /** Aborted when its time is over, or everything is to stop. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  log(code: InstallLogCode, detail?: Readonly<Record<string, string>>): void;
  /** Called, the last first, when the step fails after this or is to be taken back. */
  undo(work: (signal: AbortSignal) => Promise<void>): void;
  /** Keeps what was learned, such as the key of a host, in a field that is not secret. */
  keep(key: string, value: string): void;
}

export interface Step {
  /** Changes nothing that lasts. Rejects with what would make `apply` fail, as far as that can be seen. */
  test(context: StepContext): Promise<void>;
  apply(context: StepContext): Promise<void>;
}

export type Fields = Readonly<Record<string, string>>;
/** From fields that were checked to the step that they describe. */
export type OpenStep = (fields: Fields) => Step;
export type Checks = Readonly<Record<string, FieldCheck | undefined>>;

/** `install.no-key`. */
export const keyOf = ({ files, name }: Material): string => {
  const key = files['privkey.pem'];
  if (key === undefined) throw fail('install.no-key', { name });
  return key;
};
