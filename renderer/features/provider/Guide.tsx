/** How to get a key that can do only what is needed; or, by hand, what will have to be done. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { IconShieldCheck } from '../../components/icons.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './Guide.module.css';

export const Guide = ({ provider }: { provider: ProviderDescriptor }) => {
  const t = useSentence();
  const language = useLanguage();
  const { steps, leastPrivilege, docsUrl, createKeyUrl, policy } = provider;
  if (steps.length === 0) return null;
  return (
    <section>
      <h2 className={css.title}>{t('provider.steps')}</h2>
      <ol className={css.guide}>
        {steps.map((step) => (
          <li key={step.en}>{step[language]}</li>
        ))}
      </ol>
      {leastPrivilege === undefined ? null : (
        <div className={css.least}>
          <IconShieldCheck size={18} stroke={1.7} aria-hidden="true" />
          <div>
            <h3>{t('provider.least')}</h3>
            <p>{leastPrivilege[language]}</p>
          </div>
          <CopyButton value={leastPrivilege[language]} what={t('provider.least')} />
        </div>
      )}
      {policy === undefined ? null : <Policy text={policy} />}
      <p className={css.docs}>
        {createKeyUrl === undefined ? null : <OutsideLink url={createKeyUrl}>{t('provider.create-key')}</OutsideLink>}
        {docsUrl === undefined ? null : <OutsideLink url={docsUrl}>{t('provider.docs')}</OutsideLink>}
      </p>
    </section>
  );
};

/** A document to paste at the provider, folded away: long, and the same for everybody. */
const Policy = ({ text }: { text: string }) => {
  const t = useSentence();
  return (
    <details className={`more ${css.policy}`}>
      <summary>{t('provider.policy')}</summary>
      <div>
        <pre className="mono">{text}</pre>
        <CopyButton value={text} what={t('provider.policy')} />
      </div>
    </details>
  );
};

export const ManualGuide = () => {
  const t = useSentence();
  return (
    <ol className={css.guide}>
      <li>{t('provider.manual-1')}</li>
      <li>{t('provider.manual-2')}</li>
      <li>{t('provider.manual-3')}</li>
      <li>{t('provider.manual-4')}</li>
    </ol>
  );
};
