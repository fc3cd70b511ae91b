/** Everything that is in the program, with its licence. */
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BundledLicences } from '../../../shared/domain/about.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { IconChevronRight } from '../../components/icons.ts';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './About.module.css';

export const LicencesScreen = () => {
  const t = useSentence();
  const [licences, setLicences] = useState<BundledLicences>();
  const [problem, setProblem] = useState<Problem>();
  const [search, setSearch] = useState('');
  useEffect(() => {
    call('app.licences', {}).then(setLicences, (thrown: unknown) => setProblem(problemOf(thrown)));
  }, []);
  return (
    <AppFrame>
      <div className={css.page}>
        <PageHeading lead={t('licences.lead')}>{t('licences.title')}</PageHeading>
        <p className={css.note}>{t('licences.chromium')}</p>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        <TextInput
          type="search"
          aria-label={t('licences.search')}
          placeholder={t('licences.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {licences === undefined ? null : <Packages licences={licences} search={search.trim().toLowerCase()} />}
      </div>
    </AppFrame>
  );
};

const Packages = ({ licences: { packages, texts }, search }: { licences: BundledLicences; search: string }) => {
  const t = useSentence();
  const found = packages.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(search));
  if (found.length === 0)
    return (
      <p className={`card ${css.nothing}`} role="status">
        {t(packages.length === 0 ? 'licences.unbuilt' : 'licences.none')}
      </p>
    );
  return (
    <ul className={`card ${css.packages}`}>
      {found.map(({ name, version, licence, texts: places }) => (
        <li key={`${name} ${version}`}>
          <details>
            <summary>
              <IconChevronRight size={15} stroke={1.7} aria-hidden="true" />
              <span>
                {name} <small>{version}</small>
              </span>
              <small>{licence}</small>
            </summary>
            <pre>{places.map((place) => texts[place]).join('\n\n')}</pre>
          </details>
        </li>
      ))}
    </ul>
  );
};
