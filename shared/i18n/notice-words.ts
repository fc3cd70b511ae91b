/** A notice in words: a title of one line, and what it means and asks for. Pure. */
import type { Language } from '../domain/app.ts';
import { installKinds } from '../domain/install-kinds.ts';
import type { Notice, NoticeCode } from '../domain/notifications.ts';
import { type PreflightFinding, preflightFindingSchema } from '../domain/preflight.ts';
import { scheduleDriftKinds } from '../domain/schedule-drifts.ts';
import { messageOf, type SentenceKey, sentence, type Values } from './index.ts';
import { momentWords } from './moments.ts';
import { preflightWords } from './preflight-words.ts';
import { scheduleWords } from './schedule-words.ts';

export interface NoticeWords {
  readonly title: string;
  readonly text: string;
}

/** Codes that are said otherwise of a certificate that never was there before. */
const ofFirst = ['renewed', 'renewal-failed', 'needs-you'] as const;

export const noticeWords = (
  { code, subject, detail, problem }: Pick<Notice, 'code' | 'subject' | 'detail' | 'problem'>,
  language: Language,
): NoticeWords => {
  const first = ofFirst.find((one) => one === code && detail.first === 'yes');
  const [title, text]: readonly [SentenceKey, SentenceKey] =
    first === undefined
      ? [`notice.${code}.title`, `notice.${code}.text`]
      : [`notice.${first}.first.title`, `notice.${first}.first.text`];
  const values = valuesOf(subject, detail, language);
  const lines = [sentence(language, text, values)];
  const finding = code === 'will-fail' ? findingIn(detail) : undefined;
  if (finding !== undefined) {
    const { title: what, means, fixes } = preflightWords(finding, language);
    lines.push([what, means].join('\n'), fixes[0] ?? '');
  }
  const drift = code === 'schedule-broken' ? scheduleDriftKinds.find((kind) => kind === detail.kind) : undefined;
  if (drift !== undefined) {
    const { title: what, means } = scheduleWords({ kind: drift, detail: detail.detail ?? '' }, language);
    lines.push([what, means].join('\n'));
  }
  if (problem !== undefined) {
    const message = messageOf(problem, language);
    lines.push([message.title, message.explanation].join('\n'), message.action);
  }
  return { title: sentence(language, title, values), text: lines.filter((line) => line !== '').join('\n') };
};

/** What stands in the way of a renewal, as its rehearsal found it. */
const findingIn = (detail: Notice['detail']): PreflightFinding | undefined => {
  try {
    return preflightFindingSchema.parse(JSON.parse(detail.finding ?? ''));
  } catch {
    return undefined;
  }
};

const valuesOf = (subject: Notice['subject'], detail: Notice['detail'], language: Language): Values => {
  const name = subject.name ?? subject.host ?? sentence(language, 'notice.certwright');
  const moments = Object.entries(detail).map(([key, value]): readonly [string, string] => [
    key,
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? momentWords(value, language) : value,
  ]);
  const kind = installKinds.find((one) => one === detail.kind);
  return {
    name,
    host: subject.host ?? name,
    ...Object.fromEntries(moments),
    // A step that nobody named is called by what it does.
    ...(kind !== undefined && detail.step === '' ? { step: sentence(language, `install.kind.${kind}`) } : {}),
    ...(detail.of === undefined
      ? {}
      : { what: whatOf(detail.of, { name, host: subject.host ?? name }, detail, language) }),
  };
};

const whatOf = (
  code: string,
  values: Values,
  { of: _of, ...detail }: Readonly<Record<string, string>>,
  language: Language,
): string => {
  const over: Pick<Notice, 'code' | 'subject' | 'detail'> = {
    code: code as NoticeCode,
    subject: { name: String(values.name), host: String(values.host) },
    detail,
  };
  return noticeWords(over, language).title;
};
