/** How to get a key that can do only what is needed; or, by hand, what will have to be done. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { IconShieldCheck } from '../../components/icons.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './Guide.module.css';

export const Guide = ({ provider }: { provider: ProviderDescriptor }) => {
  const t = useSentence();
  const language = useLanguage();
  const { steps, leastPrivilege, docsUrl } = provider;
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
        </div>
      )}
      {docsUrl === undefined ? null : (
        <p className={css.docs}>
          <OutsideLink url={docsUrl}>{t('provider.docs')}</OutsideLink>
        </p>
      )}
    </section>
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
