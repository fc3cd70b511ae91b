/** Challenge records that no order needs any more; each is shown whole before it is removed. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { StaleRecord } from '../../../shared/domain/providers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { CopyBox } from '../../components/CopyBox.tsx';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useProviderName } from '../../stores/providers-store.ts';
import { Explained } from '../help/Term.tsx';
import css from './DnsScreen.module.css';
import { useDnsCare } from './dns-store.ts';

/** Takes the focus when the row that had it is gone. */
const headingId = 'left-over';

export const LeftOver = () => {
  const t = useSentence();
  const { records, looking, problem, look } = useDnsCare();
  useEffect(() => void look(), [look]);
  return (
    <Section
      takesFocus
      busy={looking}
      id={headingId}
      title={t('stale.title')}
      lead={<Explained terms={['challenge', 'zone']}>{t('stale.lead')}</Explained>}
      act={
        <Button size="xs" loading={looking} onClick={() => void look()}>
          {t('stale.look')}
        </Button>
      }
    >
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {records === undefined ? (
        problem === undefined ? (
          <div className={`card ${css.card}`}>
            <p role="status">{t('stale.looking')}</p>
          </div>
        ) : null
      ) : records.length === 0 ? (
        <div className={`card ${css.card}`}>
          <p>{t('stale.none')}</p>
        </div>
      ) : (
        <ul className="card">
          {records.map((record) => (
            <RecordRow key={`${record.fqdn} ${record.value}`} record={record} />
          ))}
        </ul>
      )}
    </Section>
  );
};

const RecordRow = ({ record }: { record: StaleRecord }) => {
  const t = useSentence();
  const provider = useProviderName(record.provider);
  const [asking, setAsking] = useState(false);
  const { busy, problem, remove } = useRemoval(record);
  const { fqdn, value } = record;
  return (
    <li className={css.row}>
      <div>
        <h3>{fqdn}</h3>
        <p className={`${css.value} mono`}>{value}</p>
        <Facts record={record} provider={provider} />
      </div>
      <div className={css.acts}>
        <Button
          size="xs"
          variant="subtle"
          data-danger
          loading={busy}
          aria-label={`${t('stale.remove')} ${fqdn} ${value}`}
          onClick={() => setAsking(true)}
        >
          {t('stale.remove')}…
        </Button>
      </div>
      {problem === undefined ? null : (
        <div className={css.wide}>
          <ProblemCard problem={problem} values={{ provider }} />
        </div>
      )}
      <RemoveDialog
        open={asking}
        record={record}
        provider={provider}
        onRemove={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </li>
  );
};

const useRemoval = (record: StaleRecord) => {
  const forget = useDnsCare((state) => state.forget);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const remove = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { fqdn, zone, value, provider, credentialId } = record;
      const own = credentialId === undefined ? {} : { credentialId };
      await call('records.remove-stale', { fqdn, zone, value, provider, ...own });
      forget(record);
      document.getElementById(headingId)?.focus();
    } catch (thrown) {
      setBusy(false);
      setProblem(problemOf(thrown));
    }
  };
  return { busy, problem, remove };
};

interface RecordProps {
  readonly record: StaleRecord;
  readonly provider: string;
}

/** Whose it is, how often its removal failed, whether it is still seen. */
const Facts = ({ record: { ours, writtenAt, attempts, triedUntil, seen }, provider }: RecordProps) => {
  const t = useSentence();
  const formats = useFormats();
  const moment = (iso: string) => `${formats.shortDate(iso)} ${formats.time(iso)}`;
  return (
    <p className={css.facts}>
      <span>{provider}</span>
      <span>{ours && writtenAt !== undefined ? t('stale.ours', { time: moment(writtenAt) }) : t('stale.foreign')}</span>
      {triedUntil === undefined ? null : attempts > 0 ? (
        <span>{t('stale.tried', { count: attempts, time: moment(triedUntil) })}</span>
      ) : (
        <span>{t('stale.tried-until', { time: moment(triedUntil) })}</span>
      )}
      {seen === undefined ? <span>{t('stale.unseen')}</span> : null}
    </p>
  );
};

interface RemoveDialogProps extends RecordProps {
  readonly open: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

const RemoveDialog = ({ open, record: { fqdn, value, ours }, provider, onRemove, onClose }: RemoveDialogProps) => {
  const t = useSentence();
  return (
    <Dialog open={open} title={t(ours ? 'stale.ask' : 'stale.ask-foreign')} wide onClose={onClose}>
      <div className={css.form}>
        <CopyBox
          lines={[
            { label: 'TXT', value: fqdn },
            { label: t('stale.value'), value },
            { label: t('stale.at'), value: provider, fixed: true },
          ]}
        />
        {ours ? null : <Status shape="attention">{t('stale.foreign')}</Status>}
      </div>
      <DialogActs>
        <Button data-autofocus onClick={onClose}>
          {t('app.keep')}
        </Button>
        <Button
          data-danger
          onClick={() => {
            onClose();
            onRemove();
          }}
        >
          {t('stale.remove')}
        </Button>
      </DialogActs>
    </Dialog>
  );
};
