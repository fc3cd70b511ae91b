/** The certificates that fit what the reader looks for, as a list or along time, and what can be done to many at once. */
import { Button } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { useNow } from '../../components/use-now.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useFailing } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { BulkStanding } from './BulkStanding.tsx';
import { CertificateList } from './CertificateList.tsx';
import css from './CertificatesScreen.module.css';
import { ListTools } from './ListTools.tsx';
import { useList } from './list-store.ts';
import { countsOf, type Facts, type Filter, found, inOrder } from './listing.ts';
import { NeedsYou } from './NeedsYou.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useTroubled } from './served.ts';
import { TimeLine } from './TimeLine.tsx';

const minute = 60_000;

export const Listing = ({ certificates }: { certificates: readonly CertificateView[] }) => {
  const t = useSentence();
  const facts = useFacts();
  const sort = useList((state) => state.sort);
  const filter = useList((state) => state.filter);
  const view = useList((state) => state.view);
  const selecting = useList((state) => state.selecting);
  const typed = useList((state) => state.search);
  const search = useDeferredValue(typed);
  const ordered = useMemo(() => inOrder(certificates, sort, facts), [certificates, sort, facts]);
  const counts = useMemo(() => countsOf(certificates, facts), [certificates, facts]);
  const rows = useMemo(() => found(ordered, { search, filter }, facts), [ordered, search, filter, facts]);
  const looksAtAll = search.trim() === '' && filter === 'all' && !selecting;
  return (
    <div className={css.listing} aria-busy={search !== typed}>
      {looksAtAll ? <NeedsYou certificates={certificates} facts={facts} /> : null}
      {certificates.length > 1 ? <ListTools counts={counts} shown={rows.length} /> : null}
      <BulkStanding />
      {rows.length === 0 ? (
        <Nothing search={search.trim()} filter={filter} />
      ) : view === 'time' ? (
        <TimeLine certificates={rows} facts={facts} />
      ) : (
        <CertificateList rows={rows} facts={facts} label={t('nav.certificates')} />
      )}
      {selecting ? <SelectionBar certificates={certificates} rows={rows} /> : null}
    </div>
  );
};

const useFacts = (): Facts => {
  const now = useNow(minute);
  const failing = useFailing();
  const troubled = useTroubled();
  const plan = useRenewal((state) => state.plan);
  return useMemo(() => ({ now, failing, troubled, plan }), [now, failing, troubled, plan]);
};

const Nothing = ({ search, filter }: { search: string; filter: Filter }) => {
  const t = useSentence();
  const showAll = useList((state) => state.showAll);
  return (
    <div className={css.nothing} role="status">
      <h2>
        {search === ''
          ? t('list.found-none-here')
          : t(filter === 'all' ? 'list.found-none' : 'list.found-none-both', { text: search })}
      </h2>
      <p>{t(search === '' ? 'list.found-none-others' : 'list.found-none-lead')}</p>
      <Button onClick={showAll}>{t('list.show-all')}</Button>
    </div>
  );
};
