/** First run: language, practice or real, and where the key to the secrets lies. Each in one sentence. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Language } from '../../../shared/domain/app.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Mark } from '../../components/Brand.tsx';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useVaultForm, VaultForm } from '../unlock/VaultForm.tsx';
import css from './WelcomeScreen.module.css';

export const WelcomeScreen = () => {
  const t = useSentence();
  const { settings, vault, changeSettings, vaultChanged } = useApp();
  const [practice, setPractice] = useState(settings?.practice ?? true);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const form = useVaultForm();
  const asksForVault = !practice && vault?.state === 'not-set-up';

  const begin = async () => {
    setProblem(undefined);
    const choice = asksForVault ? form.read() : undefined;
    if (asksForVault && choice === undefined) return;
    setBusy(true);
    try {
      if (choice !== undefined) vaultChanged(await call('vault.set-up', choice));
      await changeSettings({ practice, welcomed: true });
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };

  return (
    <form
      className={css.welcome}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <Side />
      <main className={css.main}>
        <LanguageChoice />
        <ChoiceGroup label={t('welcome.how')} columns={2}>
          <ChoiceCard
            name="mode"
            value="practice"
            checked={practice}
            onChoose={() => setPractice(true)}
            title={t('welcome.practise')}
          >
            {t('welcome.practise-detail')}
          </ChoiceCard>
          <ChoiceCard
            name="mode"
            value="real"
            checked={!practice}
            onChoose={() => setPractice(false)}
            title={t('welcome.real')}
          >
            {t('welcome.real-detail')}
          </ChoiceCard>
        </ChoiceGroup>
        {asksForVault ? <VaultForm form={form} /> : null}
        {problem === undefined ? null : <ProblemCard problem={problem} />}
      </main>
      <footer className={css.foot}>
        <span>{t('welcome.later')}</span>
        <Button type="submit" variant="filled" loading={busy}>
          {practice ? t('welcome.start-practice') : t('welcome.start-real')}
        </Button>
      </footer>
    </form>
  );
};

const names: Readonly<Record<Language, string>> = { en: 'English', zh: '简体中文' };

const LanguageChoice = () => {
  const t = useSentence();
  const language = useLanguage();
  const changeSettings = useApp((state) => state.changeSettings);
  return (
    <ChoiceGroup label={t('welcome.language')} columns={2}>
      {(['en', 'zh'] as const).map((each) => (
        <ChoiceCard
          key={each}
          name="language"
          value={each}
          lang={each === 'zh' ? 'zh-CN' : 'en'}
          checked={language === each}
          onChoose={() => void changeSettings({ language: each })}
          title={names[each]}
        />
      ))}
    </ChoiceGroup>
  );
};

const Side = () => {
  const t = useSentence();
  return (
    <aside className={css.side} aria-label={t('app.name')}>
      <Mark size={52} />
      <h1>{t('welcome.title')}</h1>
      <p>{t('welcome.lead')}</p>
      <svg className={css.figure} viewBox="0 0 316 58" aria-hidden="true" focusable="false">
        <rect className={css.reserve} x="0" y="10" width="316" height="8" rx="4" />
        <path className={css.left} d="M4 10H211V18H4a4 4 0 0 1 0-8z" />
        <circle className={css.renewal} cx="211" cy="14" r="7" />
        <text x="0" y="44">
          {t('welcome.issued')}
        </text>
        <text className={css.here} x="211" y="44" textAnchor="middle">
          {t('welcome.renew-here')}
        </text>
        <text x="316" y="44" textAnchor="end">
          {t('welcome.expires')}
        </text>
      </svg>
    </aside>
  );
};
