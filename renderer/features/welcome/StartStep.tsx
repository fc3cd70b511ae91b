/** Language, and practice or real. */
import { languageFacts, languages } from '../../../shared/domain/languages.ts';
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

const LanguageChoice = () => {
  const t = useSentence();
  const language = useLanguage();
  const changeSettings = useApp((state) => state.changeSettings);
  return (
    <ChoiceGroup label={t('welcome.language')} columns={2}>
      {languages.map((each) => (
        <ChoiceCard
          key={each}
          name="language"
          value={each}
          lang={languageFacts[each].tag}
          checked={language === each}
          onChoose={() => void changeSettings({ language: each })}
          title={languageFacts[each].ownName}
        />
      ))}
    </ChoiceGroup>
  );
};
