/** Part of the settings: the way to what other clients look after here. */
import { Button } from '@mantine/core';
import { Section } from '../../components/Section.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';

export const AdoptSettings = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  return (
    <Section settings title={t('adopt.title')} lead={t('adopt.lead')}>
      <div>
        <Button size="xs" onClick={() => go({ screen: 'adopt' })}>
          {t('adopt.open')}
        </Button>
      </div>
    </Section>
  );
};
