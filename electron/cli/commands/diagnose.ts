/** `diagnose`: what a message or a log points to. Reads a file or standard input; needs no profile and no network. */
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import type { Language } from '../../../shared/domain/app.ts';
import type { DiagnosedCause } from '../../../shared/domain/diagnosis.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { failureIn } from '../../engine/diagnosis/read-input.ts';
import { diagnosisOf } from '../../engine/diagnosis/report.ts';
import type { CliContext, Command } from '../context.ts';

/** Of longer logs the end is read: that is where the failure is. */
const largest = 10 * 1024 * 1024;

export const command: Command = {
  options: {},
  readsOnly: true,
  run: async (context) => {
    const [path = '-', ...more] = context.args.words;
    if (more.length > 0) throw fail('input.usage', { message: 'diagnose takes one file, or - for standard input' });
    const text = textOf(await bytesOf(path, context.stdin));
    const diagnosis = diagnosisOf(failureIn(text));
    context.terminal.answer(diagnosis, linesOf(diagnosis.causes, context));
    return 0;
  },
};

const bytesOf = async (path: string, stdin: NodeJS.ReadableStream): Promise<Buffer> => {
  try {
    const all = path === '-' ? await buffer(stdin) : readFileSync(path);
    return all.length > largest ? all.subarray(all.length - largest) : all;
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
    throw fail('input.file-unreadable', { path, reason: String(thrown.code) });
  }
};

/** Logs of Windows programs come in UTF-16, those of Chinese ones often in GB 18030. */
const textOf = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  const strange = text.match(/\ufffd/g)?.length ?? 0;
  // A character cut at the beginning is no sign of another encoding.
  return strange <= 4 ? text : new TextDecoder('gb18030').decode(bytes);
};

const linesOf = (found: readonly DiagnosedCause[], { terminal, language }: CliContext): readonly string[] => {
  if (found.length === 0)
    return [terminal.sentence('diagnose.unknown', {}), terminal.sentence('diagnose.unknown.more', {})];
  return found.flatMap((cause, index) => [...(index === 0 ? [] : ['']), ...causeLines(cause, terminal, language)]);
};

const causeLines = (cause: DiagnosedCause, terminal: CliContext['terminal'], language: Language): readonly string[] => {
  const { confidence, title, explanation, fixes, evidence, confirm, verify } = cause;
  const likely = confidence >= 0.8 ? 'diagnose.sure' : confidence >= 0.5 ? 'diagnose.likely' : 'diagnose.possible';
  const colon = language === 'zh' ? '：' : ': ';
  return [
    `${terminal.sentence(likely, {})}${colon}${title[language]} (${cause.id})`,
    `  ${explanation[language]}`,
    ...evidence.map((line) => `  ${terminal.sentence('diagnose.evidence', { line })}`),
    ...fixes.map((fix) => `  ${terminal.sentence('diagnose.fix', { fix: fix[language] })}`),
    ...(confirm === undefined ? [] : [`  ${terminal.sentence('diagnose.confirm', { look: confirm[language] })}`]),
    `  ${terminal.sentence('diagnose.verify', { verify: verify[language] })}`,
  ];
};
