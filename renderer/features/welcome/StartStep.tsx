/** Language, and practice or real. */
import type { Language } from '../../../shared/domain/app.ts';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';

export interface StartStepProps {
  readonly practice: boolean;
  readonly onPractice: (practice: boolean) => void;
}

export const StartStep = ({ practice, onPractice }: StartStepProps) => {
  const t = useSentence();
  return (
    <>
      <LanguageChoice />
      <ChoiceGroup label={t('welcome.how')} columns={2}>
        <ChoiceCard
          name="mode"
          value="practice"
          checked={practice}
          onChoose={() => onPractice(true)}
          title={t('welcome.practise')}
        >
          {t('welcome.practise-detail')}
        </ChoiceCard>
        <ChoiceCard
          name="mode"
          value="real"
          checked={!practice}
          onChoose={() => onPractice(false)}
          title={t('welcome.real')}
        >
          {t('welcome.real-detail')}
        </ChoiceCard>
      </ChoiceGroup>
    </>
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
