/** Before a renewal that somebody asks for: who signs which names, what is changed where, and what limits say. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CertificateView, Policy } from '../../../shared/domain/certificates.ts';
import type { RenewalPreview } from '../../../shared/domain/managed.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Dialog, DialogActs } from '../../components/Dialog.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useFindingTitle } from '../preflight/finding-title.ts';
import { verdictShapes } from '../preflight/words.ts';
import { useChange } from '../review/Summary.tsx';
import { authorityName } from '../wizard/authorities.ts';
import css from './Certificate.module.css';
import type { ActDialogProps } from './RevokeDialog.tsx';

export const RenewDialog = ({ certificate, open, onClose }: ActDialogProps) => {
  const t = useSentence();
  return (
    <Dialog open={open} wide title={t('certificate.renew-ask', { name: certificate.name })} onClose={onClose}>
      <Question certificate={certificate} onCancel={onClose} />
    </Dialog>
  );
};

const Question = ({ certificate: { id }, onCancel }: { certificate: CertificateView; onCancel: () => void }) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const [preview, setPreview] = useState<RenewalPreview>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    call('certificates.renewal-preview', { id }).then(setPreview, (thrown: unknown) => setProblem(problemOf(thrown)));
  }, [id]);
  const renew = async (policy: Policy): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { runId } = await call('issuance.start', { policy });
      go({ screen: 'run', id: runId, watching: true });
    } catch (thrown) {
      setProblem(problemOf(thrown));
      setBusy(false);
    }
  };
  return (
    <div className={css.question}>
      {preview === undefined ? (
        <div className={css.looking}>
          {problem === undefined ? <Status shape="working">{t('certificate.renew-looking')}</Status> : null}
        </div>
      ) : (
        <Preview preview={preview} />
      )}
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <DialogActs>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button
          variant="filled"
          data-autofocus
          loading={busy}
          aria-disabled={preview === undefined}
          onClick={() => {
            if (preview !== undefined) void renew(preview.policy);
          }}
        >
          {t('certificate.renew-now')}
        </Button>
      </DialogActs>
    </div>
  );
};

const namesShown = 6;

const Preview = ({ preview: { policy, exempt, findings } }: { preview: RenewalPreview }) => {
  const t = useSentence();
  const authorities = useProviders((state) => state.authorities) ?? [];
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const title = useFindingTitle();
  const { identifiers, proof } = policy;
  const authority = authorityName(policy.authority, authorities);
  const change = useChange(proof, identifiers.length);
  const left = identifiers.length - namesShown;
  return (
    <Facts>
      <Fact label={t('certificate.authority')}>{authority}</Fact>
      <Fact label={t('certificate.names')}>
        <ul className={css.names}>
          {identifiers.slice(0, namesShown).map(({ value }) => (
            <li key={value}>{value}</li>
          ))}
          {left > 0 ? <li>{t('list.and-more', { count: left })}</li> : null}
        </ul>
      </Fact>
      <Fact label={t('review.changes')} detail={t('certificate.renew-files')}>
        {change}
      </Fact>
      <Fact label={t('certificate.renew-limits')}>
        {findings.length > 0 ? (
          <ul className={css.names}>
            {findings.map((finding) => (
              <li key={`${finding.code} ${JSON.stringify(finding.detail)}`}>
                <Status shape={verdictShapes[finding.verdict]}>{title(finding)}</Status>
              </li>
            ))}
          </ul>
        ) : (
          t(practice ? 'certificate.renew-free' : exempt ? 'certificate.renew-exempt' : 'certificate.renew-counted', {
            authority,
          })
        )}
      </Fact>
    </Facts>
  );
};
