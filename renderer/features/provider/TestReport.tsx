/** What a test of a credential showed, line by line with how long each took. */
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import type { TestResult } from './credential-store.ts';
import css from './TestReport.module.css';

type StepId = TestResult[number]['id'];
const stepIds: readonly StepId[] = ['accepted', 'zone', 'canary-written', 'canary-seen', 'canary-removed'];
const words: Readonly<Record<StepId, SentenceKey>> = {
  accepted: 'provider.test.accepted',
  zone: 'provider.test.zone',
  'canary-written': 'provider.test.canary-written',
  'canary-seen': 'provider.test.canary-seen',
  'canary-removed': 'provider.test.canary-removed',
};

export interface TestReportProps {
  readonly testing: boolean;
  readonly tested: { readonly at: string; readonly steps: TestResult } | undefined;
}

export const TestReport = ({ testing, tested }: TestReportProps) => {
  const t = useSentence();
  const language = useLanguage();
  const formats = useFormats();
  const seconds = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
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
                    <StatusShape shape={id === 'accepted' ? 'working' : 'later'} />
                    <span className={css.later}>{t(words[id])}</span>
                  </li>
                ))
              : tested?.steps.map((step) => (
                  <li key={step.id}>
                    <StatusShape shape={step.ok ? 'fine' : 'failed'} />
                    <span>
                      {step.ok ? t(words[step.id]) : t('provider.test.failed', { step: t(words[step.id]) })}
                      <Detail detail={step.detail} />
                    </span>
                    <small>{t('provider.seconds', { seconds: seconds.format(step.milliseconds / 1000) })}</small>
                  </li>
                ))}
          </ul>
        </div>
      )}
    </div>
  );
};

const Detail = ({ detail }: { detail: Readonly<Record<string, string>> }) => {
  const values = Object.values(detail).filter((value) => value !== '');
  return values.length === 0 ? null : <span className={css.detail}>{values.join(', ')}</span>;
};
