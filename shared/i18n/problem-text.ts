/** The shape of the sentences for one error code: what happened, what it means for the reader, what to do. */
import type { ErrorCode } from '../errors/codes.ts';

export interface ProblemText {
  readonly title: string;
  readonly explanation: string;
  readonly action: string;
}

/** A group of codes that share a file, so that no file grows past a few screens. */
export type ProblemTexts<C extends ErrorCode> = Readonly<Record<C, ProblemText>>;

type Starting<P extends string> = Extract<ErrorCode, `${P}${string}`>;
export type InputCode = Starting<
  'input.' | 'names.' | 'credential.' | 'root.' | 'run.' | 'certificate.not-found' | 'practice.' | 'provider.unknown'
>;
export type ReachCode = Starting<
  'network.' | 'proxy.' | 'directory.' | 'challenge.port' | 'challenge.webroot' | 'host.'
>;
export type AuthorityCode = Starting<
  'acme.' | 'order.' | 'authorization.' | 'challenge.not-offered' | 'certificate.mismatch' | 'chain.'
>;
export type AccountCode = Starting<'account.' | 'authority.' | 'csr.' | 'revocation.'>;
export type DnsCode = Exclude<Starting<'dns.' | 'provider.' | 'challenge.persist'>, 'provider.unknown'>;
export type KeepingCode = Starting<'vault.' | 'storage.' | 'fix.' | 'watch.' | 'internal'>;
export type ResetCode = Starting<'reset.'>;
export type AdoptCode = Starting<'adopt.'>;
export type BackupCode = Starting<'backup.'>;
export type ExportCode = Starting<'export.'>;
export type ScheduleCode = Starting<'schedule.'>;
export type NoticeErrorCode = Starting<'notify.'>;
export type DesktopCode = Starting<'desktop.'>;
export type UpdatesCode = Starting<'updates.'>;
export type InstallCode = Starting<'install.'>;
