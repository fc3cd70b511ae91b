/** Rows of certificates, of which only those in sight are drawn; one of them at a time is reached by the Tab key. */

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import { isIll } from '../rehearsals/RehearsalLine.tsx';
import { CertificateRow, hasNext } from './CertificateRow.tsx';
import css from './CertificatesScreen.module.css';
import { useList } from './list-store.ts';
import type { Facts } from './listing.ts';
import { useServed } from './served.ts';

interface CertificateListProps {
  readonly rows: readonly CertificateView[];
  readonly facts: Facts;
  readonly label: string;
}

export const CertificateList = ({ rows, facts, label }: CertificateListProps) => {
  const t = useSentence();
  const list = useRef<HTMLUListElement>(null);
  const selecting = useList((state) => state.selecting);
  const selected = useList((state) => state.selected);
  const at = useIndex(rows);
  const virtualizer = useRows(list, rows, at);
  const { onKeyDown, onKeyUp } = useKeys(list, rows, at, virtualizer.scrollToIndex);
  const onSelect = useSelect(rows);
  const served = useServed();
  return (
    <div className={css.list} data-selecting={selecting}>
      <div className={css.head} aria-hidden="true">
        <span />
        <span>{t('list.name')}</span>
        <span className={css.wide}>{t('list.life')}</span>
        <span>{t('list.renew-from')}</span>
        <span>{t('list.expires')}</span>
        <span>{t('list.status')}</span>
      </div>
      <ul
        ref={list}
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onKeyUp={onKeyUp}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const certificate = rows[index];
          return certificate === undefined ? null : (
            <CertificateRow
              key={certificate.id}
              {...{
                certificate,
                index,
                count: rows.length,
                top: start - virtualizer.options.scrollMargin,
                height: size,
              }}
              now={facts.now}
              troubled={facts.troubled}
              failing={facts.failing.has(certificate.id)}
              served={served.get(certificate.id)}
              reached={index === at}
              selected={selecting ? selected.has(certificate.id) : undefined}
              onSelect={onSelect}
            />
          );
        })}
      </ul>
    </div>
  );
};

/** The row that the keyboard is at; another takes its place when it is gone. */
const useIndex = (rows: readonly CertificateView[]): number => {
  const id = useList((state) => state.at);
  const last = useRef(0);
  const index = rows.findIndex((row) => row.id === id);
  if (index >= 0) last.current = index;
  return index >= 0 ? index : id === undefined ? 0 : Math.min(last.current, rows.length - 1);
};

const scroller = () => document.getElementById('content');

/** Pixels between the top of what scrolls and the list, which what stands above it pushes down. */
const useMargin = (list: { readonly current: HTMLUListElement | null }): number => {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const [own, around] = [list.current, scroller()];
    if (own === null || around === null) return;
    const measure = (): void =>
      setMargin(own.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop);
    const observer = new ResizeObserver(measure);
    for (const part of around.children) observer.observe(part);
    measure();
    return () => observer.disconnect();
  }, [list]);
  return margin;
};

/** In rem: rows are as high as their lines, of which none wraps, so that none has to be measured as it comes in sight. */
const plainRow = 3;

const useRows = (list: { readonly current: HTMLUListElement | null }, rows: readonly CertificateView[], at: number) => {
  const last = useRehearsals((state) => state.last);
  const language = useLanguage();
  const heightOf = useMemo(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const { tallRow } = packOf(language).style;
    return (index: number): number => {
      const row = rows[index];
      return rem * (row !== undefined && isIll(last[row.id]) && hasNext(row) ? tallRow : plainRow);
    };
  }, [rows, last, language]);
  const key = useCallback((index: number) => rows[index]?.id ?? index, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: scroller,
    estimateSize: heightOf,
    getItemKey: key,
    overscan: 6,
    scrollMargin: useMargin(list),
    scrollPaddingEnd: 144,
    // The one that has the focus stays, however far it is scrolled away.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), at])]
        .filter((index) => index >= 0)
        .sort((one, other) => one - other),
  });
  const measured = useRef(heightOf);
  useLayoutEffect(() => {
    if (measured.current !== heightOf) virtualizer.measure();
    measured.current = heightOf;
  }, [heightOf, virtualizer]);
  return virtualizer;
};

const page = 10;

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + page,
  PageUp: (at) => at - page,
  Home: () => 0,
  End: (_at, last) => last,
};

const useKeys = (
  list: { readonly current: HTMLUListElement | null },
  rows: readonly CertificateView[],
  at: number,
  scrollTo: (index: number) => void,
) => {
  const { goTo, toggle, toggleSpan, choose, select } = useList.getState();
  const wanted = useRef<string>(undefined);
  useFocusKept(list, rows[at]?.id);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    focusRow(list.current, wanted.current);
    wanted.current = undefined;
  });
  const move = (to: number): void => {
    const id = rows[to]?.id;
    if (id === undefined) return;
    wanted.current = id;
    goTo(id);
    scrollTo(to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = rows[at]?.id;
    const step = steps[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (step !== undefined && isPlain) {
      const to = Math.min(Math.max(step(at, rows.length - 1), 0), rows.length - 1);
      const next = rows[to]?.id;
      if (event.shiftKey && id !== undefined && next !== undefined) {
        if (useList.getState().anchor === undefined) toggle(id);
        toggleSpan(idsOf(rows), next);
      }
      move(to);
    } else if (event.key === ' ' && event.target instanceof HTMLButtonElement && id !== undefined) {
      if (event.shiftKey) toggleSpan(idsOf(rows), id);
      else toggle(id);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) choose(idsOf(rows));
    else if (event.key === 'Escape' && useList.getState().selecting) select(false);
    else return;
    event.preventDefault();
  };
  /** A button is pressed when the blank key comes up again. */
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && event.target instanceof HTMLButtonElement) event.preventDefault();
  };
  return { onKeyDown, onKeyUp };
};

const idsOf = (rows: readonly CertificateView[]): readonly string[] => rows.map(({ id }) => id);

const focusRow = (list: HTMLUListElement | null, id: string): void =>
  list?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] > button`)?.focus({ preventScroll: true });

/** When the row that had the focus goes away, the one in its place gets it, so that the keyboard is not lost. */
const useFocusKept = (list: { readonly current: HTMLUListElement | null }, id: string | undefined): void => {
  const had = useRef(false);
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (had.current && isLost && id !== undefined) focusRow(list.current, id);
    had.current = list.current?.contains(document.activeElement) ?? false;
  });
  useLayoutEffect(() => {
    const own = list.current;
    const enter = (): void => {
      had.current = true;
    };
    own?.addEventListener('focusin', enter);
    return () => own?.removeEventListener('focusin', enter);
  }, [list]);
};

const useSelect = (rows: readonly CertificateView[]) => {
  const shown = useRef(rows);
  shown.current = rows;
  return useCallback((id: string, span: boolean) => {
    const { toggle, toggleSpan, goTo } = useList.getState();
    goTo(id);
    if (span) toggleSpan(idsOf(shown.current), id);
    else toggle(id);
  }, []);
};
