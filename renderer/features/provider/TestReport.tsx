/** What a test of a credential showed, line by line with how long each took. */
import type { Problem } from '../../../shared/errors/problem.ts';
import { messageOf, type SentenceKey } from '../../../shared/i18n/index.ts';
import { tookInColumn } from '../../../shared/i18n/took-words.ts';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useProviderName } from '../../stores/providers-store.ts';
import type { TestResult } from './credential-store.ts';
import css from './TestReport.module.css';

type StepId = TestResult['steps'][number]['id'];
const stepIds: readonly StepId[] = ['zone', 'accepted', 'zones', 'canary-written', 'canary-seen', 'canary-removed'];
const words: Readonly<Record<StepId, SentenceKey>> = {
  accepted: 'provider.test.accepted',
  zone: 'provider.test.zone',
  zones: 'provider.test.zones',
  'canary-written': 'provider.test.canary-written',
  'canary-seen': 'provider.test.canary-seen',
  'canary-removed': 'provider.test.canary-removed',
};

export interface TestReportProps {
  readonly testing: boolean;
  readonly tested: { readonly at: string; readonly result: TestResult } | undefined;
}

export const TestReport = ({ testing, tested }: TestReportProps) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <div aria-live="polite">
      {!testing && tested === undefined ? null : (
        <div className={css.report}>
          <p className={css.head}>
            {testing ? t('provider.testing') : t('provider.tested-at', { time: formats.time(tested?.at ?? '') })}
          </p>
          <ul>
            {testing
              ? stepIds.map((id) => (
                  <li key={id}>
                    <StatusShape shape={id === stepIds[0] ? 'working' : 'later'} />
                    <span className={css.later}>{t(words[id])}</span>
                  </li>
                ))
              : tested?.result.steps.map((step) => (
                  <li key={step.id}>
                    <StatusShape shape={shapeOf(step)} />
                    <span>
                      {shapeOf(step) === 'fine' ? (
                        <span className="visually-hidden">{t('provider.test.passed')} </span>
                      ) : null}
                      {step.ok ? t(words[step.id]) : t('provider.test.failed', { step: t(words[step.id]) })}
                      <Detail step={step} />
                    </span>
                    <small>{tookInColumn(step.milliseconds, language)}</small>
                  </li>
                ))}
            {testing
              ? null
              : tested?.result.findings.map((finding) => <Finding key={finding.code} finding={finding} />)}
          </ul>
        </div>
      )}
    </div>
  );
};

/** Written and not yet shown everywhere is no failure, and no success either. */
const shapeOf = ({ id, ok, detail }: TestResult['steps'][number]): Shape => {
  if (!ok) return 'failed';
  return id === 'canary-seen' && detail.seen !== detail.of ? 'waiting' : 'fine';
};

const shapes = { note: 'note', warning: 'attention', blocks: 'failed' } as const;

/** What the test noticed beside its steps: it may work today and not at the next renewal. */
const Finding = ({ finding: { code, severity, detail } }: { finding: TestResult['findings'][number] }) => {
  const t = useSentence();
  const formats = useFormats();
  const provider = useProviderName(detail.provider);
  const dates = Object.fromEntries(
    ['at', 'needed'].flatMap((key) => (detail[key] === undefined ? [] : [[key, formats.date(detail[key])]])),
  );
  const values = { ...useListsIn(detail), provider, ...dates };
  return (
    <li>
      <StatusShape shape={shapes[severity]} />
      <span>
        {t(`doctor.${code}`, values)}
        <span className={css.detail}>{t(`doctor.${code}.means`, values)}</span>
      </span>
    </li>
  );
};

/** Several names in one text, as the reader's language lists them. */
const useListsIn = (detail: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const formats = useFormats();
  return Object.fromEntries(
    Object.entries(detail).map(([key, text]) => [
      key,
      lists.has(key) ? formats.list(text.split(', ').filter((each) => each !== '')) : text,
    ]),
  );
};
const lists: ReadonlySet<string> = new Set(['servers', 'own', 'zones', 'listed', 'permissions']);

/** The facts of a step in words; of a failure what it means and what to do. */
const Detail = ({ step: { id, detail, problem } }: { step: TestResult['steps'][number] }) => {
  const t = useSentence();
  const told = useListsIn(detail);
  return problem === undefined ? (
    <span className={css.detail}>{t(`provider.test.${id}.detail`, told)}</span>
  ) : (
    <Failure problem={problem} />
  );
};

const Failure = ({ problem }: { problem: Problem }) => {
  const language = useLanguage();
  const id = 'provider' in problem.details ? problem.details.provider : undefined;
  const provider = useProviderName(id);
  const { title, explanation, action } = messageOf(problem, language, id === undefined ? {} : { provider });
  return [title, explanation, action]
    .filter((line) => line !== '')
    .map((line) => (
      <span className={css.detail} key={line}>
        {line}
      </span>
    ));
};
