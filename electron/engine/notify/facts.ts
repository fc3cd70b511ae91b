/** A notice as programs get it: by webhook and by command. docs/notifications.md promises these names. */
import type { ToldNotice, Words } from './channel.ts';

export interface NoticeFacts {
  readonly version: 1;
  readonly id: string;
  readonly code: string;
  readonly severity: string;
  readonly title: string;
  readonly text: string;
  readonly at: string;
  readonly certificate?: { readonly id?: string; readonly name?: string };
  readonly host?: string;
  readonly run?: string;
  readonly detail: Readonly<Record<string, string>>;
  /** Code of the failure. */
  readonly problem?: string;
}

export const factsOf = (
  { id, code, severity, subject, detail, problem, updatedAt }: ToldNotice,
  { title, text }: Words,
): NoticeFacts => ({
  version: 1,
  id,
  code,
  severity,
  title,
  text,
  at: updatedAt,
  ...(subject.certificateId === undefined && subject.name === undefined
    ? {}
    : {
        certificate: {
          ...(subject.certificateId === undefined ? {} : { id: subject.certificateId }),
          ...(subject.name === undefined ? {} : { name: subject.name }),
        },
      }),
  ...(subject.host === undefined ? {} : { host: subject.host }),
  ...(subject.runId === undefined ? {} : { run: subject.runId }),
  detail,
  ...(problem === undefined ? {} : { problem: problem.code }),
});
