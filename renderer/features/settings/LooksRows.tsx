/** Parts of the settings: how close rows stand, and hints that come again. */
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../../shared/domain/app.ts';
import { Fact } from '../../components/Facts.tsx';
import { useSentence } from '../../i18n/i18n.ts';

interface DensityRowProps {
  readonly density: Settings['density'];
  readonly onChange: (density: 'comfortable' | 'compact') => void;
}

export const DensityRow = ({ density = 'comfortable', onChange }: DensityRowProps) => {
  const t = useSentence();
  return (
    <Fact id="setting-density" label={t('settings.density')}>
      <SegmentedControl
        aria-label={t('settings.density')}
        value={density}
        onChange={onChange}
        data={[
          { value: 'comfortable', label: t('settings.density-comfortable') },
          { value: 'compact', label: t('settings.density-compact') },
        ]}
      />
    </Fact>
  );
};

interface HintsRowProps {
  /** One at least has been put away. */
  readonly seen: boolean;
  readonly onAgain: () => void;
}

export const HintsRow = ({ seen, onAgain }: HintsRowProps) => {
  const t = useSentence();
  const [told, setTold] = useState(false);
  const again = () => {
    onAgain();
    setTold(true);
  };
  return (
    <Fact id="setting-hints" label={t('settings.hints')} detail={t('settings.hints-detail')}>
      {/* It keeps the focus that it has when it has done its work. */}
      <Button size="xs" aria-disabled={!seen} onClick={seen ? again : undefined}>
        {t('settings.hints-again')}
      </Button>
      <span role="status">{told ? t('settings.hints-shown') : ''}</span>
    </Fact>
  );
};
