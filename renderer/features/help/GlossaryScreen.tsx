/** Every term, by what it is about, with a search in every language. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { placeOfTerm, type TermGroup, type TermId, termGroups, termIds, terms } from '../../../shared/domain/terms.ts';
import { knownLanguages } from '../../../shared/i18n/packs.ts';
import { topicsOf } from '../../../shared/i18n/topics.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { IconSearch } from '../../components/icons.ts';
import { PageHeading } from '../../components/PageHeading.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useReachPlace } from '../../stores/place-store.ts';
import css from './GlossaryScreen.module.css';
import { useTermText } from './Term.tsx';

const fits = (id: TermId, search: string): boolean =>
  knownLanguages()
    .map((language) => topicsOf(language).terms[id])
    .flatMap(({ name, what, when }) => [name, what, when])
    .concat(terms[id].words)
    .some((text) => text.toLowerCase().includes(search));

export const GlossaryScreen = () => {
  const t = useSentence();
  const [search, setSearch] = useState('');
  useReachPlace();
  const found = termIds.filter((id) => fits(id, search.trim().toLowerCase()));
  return (
    <AppFrame>
      <div className={css.page}>
        <PageHeading lead={t('glossary.lead')}>{t('glossary.title')}</PageHeading>
        <TextInput
          type="search"
          aria-label={t('glossary.search')}
          placeholder={t('glossary.search')}
          leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <p className={css.count} role="status">
          {found.length === 0 ? t('glossary.none') : t('glossary.count', { count: found.length })}
        </p>
        {termGroups.map((group) => (
          <Group key={group} group={group} ids={found.filter((id) => terms[id].group === group)} />
        ))}
      </div>
    </AppFrame>
  );
};

const Group = ({ group, ids }: { group: TermGroup; ids: readonly TermId[] }) => {
  const t = useSentence();
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`glossary.group.${group}`)}</h2>
      <dl className={`card ${css.card}`}>
        {ids.map((id) => (
          <Entry key={id} id={id} />
        ))}
      </dl>
    </section>
  );
};

const Entry = ({ id }: { id: TermId }) => {
  const { name, what, when } = useTermText(id);
  return (
    <div id={placeOfTerm(id)}>
      <dt>{name}</dt>
      <dd>
        <p>{what}</p>
        <p className={css.when}>{when}</p>
      </dd>
    </div>
  );
};
