/** Whom to ask for records, and how long to wait for them: for people who know their network. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '../../../shared/domain/app.ts';
import { readDuration } from '../../../shared/domain/durations.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useDraft } from '../wizard/draft-store.ts';
import css from './ProviderStep.module.css';
import { resolversIn } from './resolvers.ts';

/** Seconds; the policy allows no more. */
const longest = 30 * 86_400;
const shortestMaximum = 60;

export const WatchOptions = ({ draft }: { draft: Draft }) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  // Open from the start where something is set; later only the reader opens and closes it, also while clearing a field.
  const [used] = useState(() =>
    [draft.resolvers, draft.minimumWait, draft.maximumWait].some((text) => text !== undefined && text !== ''),
  );
  return (
    <details className={`more ${css.advanced}`} open={used}>
      <summary>{t('app.advanced')}</summary>
      <div className={css.options}>
        <ResolversField resolvers={draft.resolvers} onChange={(resolvers) => change({ resolvers })} />
        <WaitFields waits={draft} onChange={change} />
      </div>
    </details>
  );
};

interface ResolversFieldProps {
  readonly resolvers: string;
  readonly onChange: (resolvers: string) => void;
}

export const ResolversField = ({ resolvers, onChange }: ResolversFieldProps) => {
  const t = useSentence();
  const [left, setLeft] = useState(false);
  const { wrong } = resolversIn(resolvers);
  return (
    <TextInput
      label={t('provider.resolvers')}
      description={t('provider.resolvers-hint')}
      value={resolvers}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => setLeft(true)}
      error={left && wrong !== undefined ? t('provider.resolvers-invalid', { value: wrong }) : undefined}
    />
  );
};

type Waits = Pick<Draft, 'minimumWait' | 'maximumWait'>;

export const WaitFields = ({ waits, onChange }: { waits: Waits; onChange: (change: Waits) => void }) => {
  const t = useSentence();
  return (
    <div className={css.waits}>
      <Wait
        label={t('provider.minimum-wait')}
        hint={t('provider.minimum-wait-hint')}
        example={t('provider.minimum-wait-example')}
        text={waits.minimumWait}
        fits={fitsMinimum}
        onChange={(minimumWait) => onChange({ minimumWait })}
      />
      <Wait
        label={t('provider.maximum-wait')}
        hint={t('provider.maximum-wait-hint')}
        example={t('provider.maximum-wait-example')}
        text={waits.maximumWait}
        fits={fitsMaximum}
        onChange={(maximumWait) => onChange({ maximumWait })}
      />
    </div>
  );
};

const Wait = ({
  label,
  hint,
  example,
  text = '',
  fits,
  onChange,
}: {
  label: string;
  hint: string;
  example: string;
  text: string | undefined;
  fits: (text: string) => boolean;
  onChange: (text: string) => void;
}) => {
  const t = useSentence();
  const formats = useFormats();
  const [left, setLeft] = useState(false);
  const seconds = readDuration(text);
  const understood = seconds === undefined || !fits(text) ? hint : formats.span(seconds * 1000);
  return (
    <TextInput
      label={label}
      description={text === '' ? hint : understood}
      placeholder={example}
      value={text}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => setLeft(true)}
      error={left && text !== '' && !fits(text) ? t('provider.wait-invalid') : undefined}
    />
  );
};

const fitsMinimum = (text: string): boolean => (readDuration(text) ?? longest + 1) <= longest;
const fitsMaximum = (text: string): boolean => fitsMinimum(text) && (readDuration(text) ?? 0) >= shortestMaximum;

/** Nothing typed is fine too. */
export const waitsFit = ({ minimumWait = '', maximumWait = '' }: Waits): boolean =>
  (minimumWait === '' || fitsMinimum(minimumWait)) && (maximumWait === '' || fitsMaximum(maximumWait));
