/** What is typed into and chosen from, also when it is wrong or not possible. */
import { Checkbox, NativeSelect, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { IconSearch } from '../../components/icons.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './ComponentsScreen.module.css';

export const Fields = () => {
  const t = useSentence();
  const [chosen, setChosen] = useState('checked');
  const options = [
    { value: 'checked', label: t('components.checked') },
    { value: 'unchecked', label: t('components.unchecked') },
  ];
  return (
    <>
      <div className={css.pair}>
        <TextInput label={t('components.field')} description={t('components.field-hint')} />
        <TextInput
          label={t('components.field')}
          description={t('components.field-hint')}
          defaultValue="nas.example..org"
          error={t('components.field-wrong')}
        />
        <TextInput label={t('components.field')} defaultValue="nas.example.org" disabled />
        <TextInput
          type="search"
          aria-label={t('glossary.search')}
          placeholder={t('glossary.search')}
          leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
        />
        <PasswordInput label={t('components.secret')} autoComplete="off" defaultValue="example" />
        <NativeSelect label={t('components.choice')} data={options} />
      </div>
      <Textarea label={t('components.field')} rows={2} defaultValue="nas.example.org&#10;www.example.org" />
      <div className={css.line}>
        <Checkbox label={t('components.checked')} defaultChecked />
        <Checkbox label={t('components.unchecked')} />
        <Checkbox label={t('components.disabled')} disabled />
        <Checkbox label={t('components.unchecked')} error={t('components.field-wrong')} />
      </div>
      <div className={css.line}>
        <SegmentedControl aria-label={t('components.choice')} value={chosen} onChange={setChosen} data={options} />
      </div>
    </>
  );
};
