/**
 * What is changed outside the profile to keep the old client from renewing, and how each change is taken back. Lines of
 * cron may hold tokens, so of what is changed only digests are kept, and what people are shown is redacted.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { JobChange, OldJob } from '../../../../shared/domain/adoption.ts';
import { assertNever } from '../../../../shared/errors/problem.ts';
import { withoutSecrets } from '../../diagnosis/redact.ts';
import type { Setting } from '../state.ts';
import { marker, type SeenJob } from './seen-jobs.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const line = {
  /** Of its bytes, without the end of the line. */
  digest,
  /** From one, as it was found. */
  lineNumber: z.number(),
  /** Redacted. */
  shown: z.string(),
};

export const jobEditSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table-line'), place: z.string(), ...line }),
  z.object({ kind: z.literal('file-line'), path: z.string(), ofJob: z.boolean(), ...line }),
  /** One stretch of a text in place of another; both digests are of the whole file. */
  z.object({
    kind: z.literal('text'),
    path: z.string(),
    at: z.number(),
    removed: z.string(),
    inserted: z.string(),
    before: digest,
    after: digest,
  }),
  /** A link of the client; nothing is done with it but to put it back. */
  z.object({ kind: z.literal('link'), path: z.string(), to: z.string() }),
  z.object({ kind: z.literal('rename'), path: z.string(), to: z.string() }),
  z.object({ kind: z.literal('unit'), unit: z.enum(['timer', 'task']), name: z.string(), system: z.boolean() }),
]);
export type JobEdit = Readonly<z.infer<typeof jobEditSchema>>;

export const digestOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An edit of the job itself, as opposed to the client's setting for one certificate. */
export const isOfJob = (edit: JobEdit): boolean =>
  edit.kind === 'table-line' || edit.kind === 'unit' || (edit.kind === 'file-line' && edit.ofJob);

export const editOfJob = (job: SeenJob): JobEdit => {
  if (job.kind !== 'cron') return { kind: 'unit', unit: job.kind, name: job.place, system: job.system };
  const { place, lineNumber } = job;
  const facts = { digest: digestOf(Buffer.from(job.line, 'latin1')), lineNumber, shown: shownLine(job.text) };
  return job.table === 'user'
    ? { kind: 'table-line', place, ...facts }
    : { kind: 'file-line', path: place, ofJob: true, ...facts };
};

export const editOfSetting = (setting: Setting): JobEdit => {
  const { path } = setting;
  switch (setting.kind) {
    case 'text':
      return { kind: 'text', path, ...stretchOf(setting.before, setting.after) };
    case 'line': {
      const { line: text, lineNumber } = setting;
      return { kind: 'file-line', path, ofJob: false, digest: digestOf(text), lineNumber, shown: shownLine(text) };
    }
    case 'rename':
      return { kind: 'rename', path, to: setting.to };
    default:
      return assertNever(setting);
  }
};

/** What differs between the two, and nothing around it. */
const stretchOf = (before: string, after: string) => {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  let end = 0;
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    at,
    removed: before.slice(at, before.length - end),
    inserted: after.slice(at, after.length - end),
    before: digestOf(before),
    after: digestOf(after),
  };
};

const shownLine = (text: string): string => withoutSecrets(text, { strict: true });

/** As people are shown it, where there is something to show. `mayDo`: it will be done, no command is needed. */
export const changesOf = (edit: JobEdit, mayDo: boolean): readonly JobChange[] =>
  edit.kind === 'link' ? [] : [changeOf(edit, mayDo)];

const changeOf = (edit: Exclude<JobEdit, { kind: 'link' }>, mayDo: boolean): JobChange => {
  const command = mayDo ? {} : { command: commandFor(edit, 'off') };
  switch (edit.kind) {
    case 'table-line':
      return { kind: 'cron', place: edit.place, before: edit.shown, after: marker + edit.shown, ...command };
    case 'file-line': {
      const kind = edit.ofJob ? 'cron' : 'setting';
      return { kind, place: edit.path, before: edit.shown, after: marker + edit.shown, ...command };
    }
    case 'text':
      return { kind: 'setting', place: edit.path, before: edit.removed, after: edit.inserted.trim(), ...command };
    case 'rename':
      return { kind: 'setting', place: edit.path, before: edit.path, after: edit.to, ...command };
    case 'unit':
      return { kind: edit.unit, place: edit.name, before: edit.name, after: '', ...command };
    default:
      return assertNever(edit);
  }
};

/** For an administrator to run in a terminal. */
export const commandFor = (edit: JobEdit, to: 'off' | 'on'): string => {
  const off = to === 'off';
  switch (edit.kind) {
    case 'table-line':
      return `crontab -l | sed ${quoted(remarkScript(edit.lineNumber, off))} | crontab -`;
    case 'file-line':
      return `sudo sed -i ${quoted(remarkScript(edit.lineNumber, off))} ${quoted(edit.path)}`;
    case 'text': {
      const script = off ? '/^\\[renewalparams\\]/a autorenew = False' : '/^autorenew = False$/d';
      return `sudo sed -i ${quoted(script)} ${quoted(edit.path)}`;
    }
    case 'link':
      return `sudo ln -sfn ${quoted(edit.to)} ${quoted(edit.path)}`;
    case 'rename':
      return off
        ? `sudo mv ${quoted(edit.path)} ${quoted(edit.to)}`
        : `sudo mv ${quoted(edit.to)} ${quoted(edit.path)}`;
    case 'unit':
      return unitCommand(edit, off);
    default:
      return assertNever(edit);
  }
};

const remarkScript = (lineNumber: number, off: boolean): string =>
  off ? `${lineNumber}s/^/${marker}/` : `${lineNumber}s/^${marker}//`;

const unitCommand = ({ unit, name, system }: Extract<JobEdit, { kind: 'unit' }>, off: boolean): string => {
  if (unit === 'task') return `schtasks /Change /TN "${name}" ${off ? '/DISABLE' : '/ENABLE'}`;
  return `${system ? 'sudo systemctl' : 'systemctl --user'} ${off ? 'disable' : 'enable'} --now ${name}`;
};

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export const viewOfJob = (job: SeenJob, serves: readonly string[]): OldJob => ({
  kind: job.kind,
  place: job.place,
  text: shownLine(job.text),
  on: job.on,
  serves: [...serves],
});
