/** What the watch over renewals found, in words. */
import type { Language } from '../domain/app.ts';
import { type ScheduleDriftKind, scheduleDriftKinds } from '../domain/schedule-drifts.ts';
import type { WatchAlert } from '../domain/watchdog.ts';
import { messageOf, sentence } from './index.ts';
import { scheduleWords } from './schedule-words.ts';

export interface AlertWords {
  readonly title: string;
  readonly means: string;
  /** What the button that repairs it says. */
  readonly repair: string;
}

/** `moment` writes a time as the reader's language does. */
export const alertWords = (
  { code, detail, action, problem }: WatchAlert,
  language: Language,
  moment: (iso: string) => string,
): AlertWords => {
  const { since, until, count, kind, ...rest } = detail;
  const drift = scheduleDriftKinds.find((one): one is ScheduleDriftKind => one === kind);
  const values = {
    ...rest,
    ...(since === undefined ? {} : { since: moment(since) }),
    ...(until === undefined || until === '' ? {} : { until: moment(until) }),
    ...(count === undefined ? {} : { count: Number(count) }),
    reason:
      problem !== undefined
        ? messageOf(problem, language).title
        : drift === undefined
          ? ''
          : scheduleWords({ kind: drift, detail: detail.detail ?? '' }, language).title,
  };
  return {
    title: sentence(language, `renewal.watch.${code}`, values),
    means: sentence(language, `renewal.watch.${code}.means`, values),
    repair: sentence(language, `renewal.do.${action}`),
  };
};
