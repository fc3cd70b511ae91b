/** Part of the settings: when nothing is renewed, when renewals are tried early, how long history is kept. */
import { Checkbox, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Blackout, RenewalChoices } from '../../../shared/domain/renewal.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './Renewals.module.css';

export const RenewalSettings = () => {
  const t = useSentence();
  const { choices, problem, save } = useChoices();
  return (
    <Section settings id="renewal-settings" title={t('renewals.settings')} lead={t('renewals.settings-lead')}>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {choices === undefined ? (
        <div className={css.room} />
      ) : (
        <div className={`card ${css.card} ${css.choices}`}>
          <Quiet blackouts={choices.blackouts} save={save} />
          <Days
            label={t('renewals.rehearse')}
            value={choices.rehearseDaysBefore}
            to={60}
            onChange={(rehearseDaysBefore) => save({ rehearseDaysBefore })}
          />
          <Days
            label={t('renewals.history-days')}
            value={choices.historyDays}
            to={3650}
            onChange={(historyDays) => save({ historyDays })}
          />
        </div>
      )}
    </Section>
  );
};

type Save = (change: Partial<RenewalChoices>) => void;

const useChoices = (): { choices: RenewalChoices | undefined; problem: Problem | undefined; save: Save } => {
  const practice = useApp((state) => state.settings?.practice);
  const [choices, setChoices] = useState<RenewalChoices>();
  const [problem, setProblem] = useState<Problem>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: practice has settings of its own
  useEffect(() => {
    call('renewal.settings', {}).then(setChoices, (thrown: unknown) => setProblem(problemOf(thrown)));
  }, [practice]);
  const save: Save = (change) => {
    if (choices === undefined) return;
    setProblem(undefined);
    // Controls follow at once, and go back where it could not be saved.
    const after = { ...choices, ...change };
    setChoices(after);
    call('renewal.settings', { save: after }).catch((thrown: unknown) => {
      setChoices(choices);
      setProblem(problemOf(thrown));
    });
  };
  return { choices, problem, save };
};

const workingHours = (): Blackout => ({
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '17:00',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
const week = [1, 2, 3, 4, 5, 6, 7] as const;

/** The first window is the one that can be changed here; others stay as they are. */
const Quiet = ({ blackouts: [first, ...others], save }: { blackouts: readonly Blackout[]; save: Save }) => {
  const t = useSentence();
  const formats = useFormats();
  const keep = (window: Blackout | undefined) =>
    save({ blackouts: window === undefined ? others : [window, ...others] });
  return (
    <>
      <Checkbox
        label={t('renewals.blackout')}
        checked={first !== undefined}
        onChange={({ currentTarget }) => keep(currentTarget.checked ? workingHours() : undefined)}
      />
      {first === undefined ? null : (
        <>
          <fieldset className={css.days}>
            <legend>{t('renewals.blackout-days')}</legend>
            {week.map((day) => (
              <Checkbox
                key={day}
                label={formats.weekday(day)}
                checked={first.days.includes(day)}
                // A window that begins on no day is none.
                disabled={first.days.length === 1 && first.days.includes(day)}
                onChange={({ currentTarget }) =>
                  keep({
                    ...first,
                    days: week.filter((one) => (one === day ? currentTarget.checked : first.days.includes(one))),
                  })
                }
              />
            ))}
          </fieldset>
          <div className={css.fields}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                required
                withAsterisk={false}
                label={t(`renewals.blackout-${end}`)}
                value={first[end]}
                onChange={({ currentTarget: { value } }) => {
                  // While it is being typed, a browser gives nothing.
                  if (value !== '') keep({ ...first, [end]: value });
                }}
              />
            ))}
          </div>
          <p>{t('renewals.blackout-means', { zone: first.zone })}</p>
        </>
      )}
    </>
  );
};

interface DaysProps {
  readonly label: string;
  readonly value: number;
  readonly to: number;
  readonly onChange: (days: number) => void;
}

/** Saved whenever what is typed is a number that can be meant. */
const Days = ({ label, value, to, onChange }: DaysProps) => {
  const t = useSentence();
  const [text, setText] = useState(String(value));
  const isMeant = (typed: string): boolean => /^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= to;
  return (
    <TextInput
      className={css.number}
      inputMode="numeric"
      label={label}
      value={text}
      error={isMeant(text) ? undefined : t('renewals.whole-number', { from: 1, to })}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        if (isMeant(currentTarget.value)) onChange(Number(currentTarget.value));
      }}
    />
  );
};
