/** What taking one certificate over takes, leaves and changes; what is missing can be given here. */
import { Button, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AdoptionPlan, AdoptionResult, FoundCertificate } from '../../../shared/domain/adoption.ts';
import type { Proof } from '../../../shared/domain/certificates.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { adoptionChangeWords, findingWords, partsWords } from '../../../shared/i18n/adoption-words.ts';
import { CopyBox } from '../../components/CopyBox.tsx';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { DottedList } from '../../components/Items.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './Adopt.module.css';
import { useAdopt } from './adopt-store.ts';
import { ProofChoice } from './ProofChoice.tsx';

const proofIsMissing: ReadonlySet<string> = new Set(['proof-unknown', 'provider-unknown', 'credential-missing']);

export const TakeOverDialog = ({ found, onClose }: { found: FoundCertificate; onClose: () => void }) => {
  const t = useSentence();
  const { folders, done } = useAdopt();
  const [root, setRoot] = useState('');
  const [proof, setProof] = useState<Proof>();
  const [plan, setPlan] = useState<AdoptionPlan>();
  const [failed, setFailed] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState<AdoptionResult>();
  const rootPem = root.includes('-----END CERTIFICATE-----') ? root : undefined;
  useEffect(() => {
    let stale = false;
    call('adoption.plan', requestOf(found.id, folders, rootPem, proof)).then(
      (made) => (stale ? undefined : setPlan(made)),
      (thrown: unknown) => (stale ? undefined : setFailed(problemOf(thrown))),
    );
    return () => {
      stale = true;
    };
  }, [found.id, folders, rootPem, proof]);

  const takeOver = async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      const result = await call('adoption.take-over', requestOf(found.id, folders, rootPem, proof));
      // What an administrator has to do stays readable until the window is closed.
      if (result.left.length > 0 || result.remark !== undefined) setLeft(result);
      else await close();
    } catch (thrown) {
      setFailed(problemOf(thrown));
    }
    setBusy(false);
  };
  const close = async () => {
    onClose();
    await done({ what: 'taken', name: found.name, client: found.client });
  };
  const needs = (codes: (code: string) => boolean): boolean => found.findings.some(({ code }) => codes(code));
  return (
    <Dialog
      open={plan !== undefined || failed !== undefined}
      wide
      title={t('adopt.ask', { name: found.name, client: found.client })}
      onClose={left === undefined ? onClose : () => void close()}
    >
      <div className={css.question}>
        {left === undefined ? (
          <>
            {needs((code) => code === 'private-root-needed') ? (
              <Textarea
                label={t('adopt.root')}
                description={t('adopt.root-help', { host: hostOf(found) })}
                classNames={{ input: 'mono' }}
                rows={4}
                spellCheck={false}
                value={root}
                onChange={(event) => setRoot(event.currentTarget.value)}
              />
            ) : null}
            {needs((code) => proofIsMissing.has(code)) ? <ProofChoice onChoice={setProof} /> : null}
            {plan === undefined ? null : <Plan plan={plan} />}
          </>
        ) : (
          <Left result={left} />
        )}
        {failed === undefined ? null : <ProblemCard problem={failed} />}
        <DialogActs>
          {left === undefined ? (
            <>
              <Button data-autofocus disabled={busy} onClick={onClose}>
                {t('app.cancel')}
              </Button>
              <Button
                variant="filled"
                loading={busy}
                disabled={plan?.possible !== true}
                onClick={() => void takeOver()}
              >
                {t('adopt.take-over')}
              </Button>
            </>
          ) : (
            <Button onClick={() => void close()}>{t('app.close')}</Button>
          )}
        </DialogActs>
      </div>
    </Dialog>
  );
};

const requestOf = (id: string, folders: readonly string[], rootPem: string | undefined, proof: Proof | undefined) => ({
  ...{ id, folders: [...folders] },
  ...(rootPem === undefined ? {} : { rootPem }),
  ...(proof === undefined ? {} : { proof }),
});

const hostOf = ({ authority }: FoundCertificate): string => URL.parse(authority?.directoryUrl ?? '')?.hostname ?? '';

const Plan = ({ plan }: { plan: AdoptionPlan }) => {
  const t = useSentence();
  const language = useLanguage();
  const lines = partsWords(plan, language);
  return (
    <>
      {plan.possible ? null : (
        <ul className={css.findings}>
          {plan.obstacles.map((one) => (
            <li key={one.code}>
              <Status shape="attention">{findingWords(one, language)}</Status>
            </li>
          ))}
        </ul>
      )}
      <ul className={css.findings}>
        {plan.parts.map((part, index) => (
          <li key={part.part}>
            <Status shape={part.taken ? 'fine' : 'left-out'}>{lines[index]}</Status>
          </li>
        ))}
      </ul>
      {plan.replaces ? <p className="quiet">{t('adopt.replaces')}</p> : null}
      <Installs plan={plan} />
      <div>
        <p className="quiet">{t(plan.changes.length === 0 ? 'adopt.no-changes' : 'adopt.changes')}</p>
        <DottedList apart items={plan.changes.flatMap((change) => adoptionChangeWords(change, language))} />
      </div>
    </>
  );
};

const Installs = ({ plan: { installs, notes } }: { plan: AdoptionPlan }) => {
  const t = useSentence();
  const language = useLanguage();
  return (
    <>
      {installs.length === 0 ? null : (
        <div>
          <p className="quiet">{t('adopt.installs')}</p>
          <DottedList apart items={installs.map(({ kind, text }) => t(`adopt.install.${kind}`, { text }))} />
        </div>
      )}
      {notes.length === 0 ? null : (
        <ul className={css.findings}>
          {notes.map((note) => (
            <li key={JSON.stringify(note)}>
              <Status shape="attention">{findingWords(note, language)}</Status>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

const Left = ({ result }: { result: AdoptionResult }) => {
  const t = useSentence();
  const { name } = result.adoption;
  return (
    <>
      <Status shape="fine">{t('adopt.taken', { name })}</Status>
      {result.left.length === 0 ? null : (
        <div>
          <p className="quiet">{t('adopt.left-title')}</p>
          <CopyBox lines={result.left.map(({ place, command = '' }) => ({ label: place, value: command }))} />
        </div>
      )}
      {result.remark === undefined ? null : <ProblemCard problem={result.remark} />}
    </>
  );
};
