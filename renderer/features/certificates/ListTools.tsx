/** Which certificates are shown, in which order, as what; and the way to choose some of them. */
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useSentence } from '../../i18n/i18n.ts';
import css from './ListTools.module.css';
import { useList } from './list-store.ts';
import { type Filter, filters, sorts } from './listing.ts';

interface ListToolsProps {
  readonly counts: Readonly<Record<Filter, number>>;
  readonly shown: number;
}

export const ListTools = ({ counts, shown }: ListToolsProps) => {
  const t = useSentence();
  const { filter, sort, view, selecting, look, select } = useList();
  // One that holds nothing is no help, unless the reader is in it.
  const offered = filters.filter((one) => one === 'all' || one === filter || counts[one] > 0);
  return (
    <div className={css.tools}>
      <SegmentedControl
        aria-label={t('list.filter')}
        value={filter}
        onChange={(value) => look({ filter: filters.find((one) => one === value) ?? 'all' })}
        data={offered.map((value) => ({
          value,
          label: (
            <>
              {t(`list.filter.${value}`)} <span className={css.count}>{counts[value]}</span>
            </>
          ),
        }))}
      />
      <span className={css.end}>
        <span className={css.shown} role="status">
          {shown === counts.all ? '' : t('list.shown', { shown, count: counts.all })}
        </span>
        {view === 'list' ? (
          <>
            <Button variant="subtle" size="xs" aria-pressed={selecting} onClick={() => select(!selecting)}>
              {t('list.select')}
            </Button>
            <NativeSelect
              className={css.sort}
              aria-label={t('list.sort')}
              value={sort}
              onChange={(event) => look({ sort: sorts.find((one) => one === event.currentTarget.value) ?? 'need' })}
              data={sorts.map((value) => ({ value, label: t(`list.sort.${value}`) }))}
            />
          </>
        ) : null}
        <SegmentedControl
          aria-label={t('list.view')}
          value={view}
          onChange={(value) => look({ view: value === 'time' ? 'time' : 'list' })}
          data={(['list', 'time'] as const).map((value) => ({ value, label: t(`list.view.${value}`) }))}
        />
      </span>
    </div>
  );
};
