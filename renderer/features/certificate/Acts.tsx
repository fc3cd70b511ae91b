/** What can be done with the certificate: the usual as buttons, the rest behind "More". */
import { Button, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { ResetResult } from '../../../shared/domain/reset.ts';
import { IconDownload, IconRefresh } from '../../components/icons.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useFailing, useRehearsals } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { AfreshTold, ResetCertificate } from '../reset/ResetCertificate.tsx';
import css from './Certificate.module.css';
import menu from './Menu.module.css';
import { NamesDialog } from './NamesDialog.tsx';
import { RenewDialog } from './RenewDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';

type Asked = 'renew' | 'names' | 'revoke' | 'afresh' | 'forget';

interface ActsProps {
  readonly certificate: CertificateView;
  /** Of the part that shows the rehearsal. */
  readonly rehearsalId: string;
}

export const Acts = ({ certificate, rehearsalId }: ActsProps) => {
  const t = useSentence();
  const { id, name, current, status } = certificate;
  const go = useRoute((state) => state.go);
  const [asked, setAsked] = useState<Asked>();
  const [afresh, setAfresh] = useState<ResetResult>();
  const more = useRef<HTMLButtonElement>(null);
  const failing = useFailing().has(id);
  const due = useRenewal(({ plan }) => plan[id]?.due) ?? false;
  const going = status === 'working' || status === 'waiting';
  const valid = current !== undefined && current.revoked === undefined;
  const close = () => {
    // What was open has no place of its own to give the focus back to.
    if (asked !== 'renew') more.current?.focus();
    setAsked(undefined);
  };
  return (
    <>
      <div className={css.acts}>
        <Button
          variant={due || !valid ? 'filled' : 'default'}
          aria-disabled={going}
          loading={going}
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => setAsked('renew')}
        >
          {t('certificate.renew-now')}
        </Button>
        {valid ? <Rehearse id={id} rehearsalId={rehearsalId} /> : null}
        {current === undefined ? null : (
          <Button
            // What is to be put right first has the filled button.
            variant={valid && !due && !failing ? 'filled' : 'default'}
            leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}
            onClick={() => go({ screen: 'export', id })}
          >
            {t('certificate.export')}
          </Button>
        )}
        <More certificate={certificate} button={more} onAsk={setAsked} />
      </div>
      <div role="status" className={css.told}>
        {afresh === undefined ? null : <AfreshTold name={name} result={afresh} />}
      </div>
      <Questions certificate={certificate} asked={asked} onClose={close} onAfresh={setAfresh} />
    </>
  );
};

interface QuestionsProps {
  readonly certificate: CertificateView;
  readonly asked: Asked | undefined;
  readonly onClose: () => void;
  readonly onAfresh: (result: ResetResult) => void;
}

const Questions = ({ certificate, asked, onClose, onAfresh }: QuestionsProps) => {
  const { id, name } = certificate;
  return (
    <>
      <RenewDialog certificate={certificate} open={asked === 'renew'} onClose={onClose} />
      <NamesDialog certificate={certificate} open={asked === 'names'} onClose={onClose} />
      <RevokeDialog certificate={certificate} open={asked === 'revoke'} onClose={onClose} />
      {asked === 'afresh' || asked === 'forget' ? (
        <ResetCertificate {...{ id, name }} level={asked} onClose={onClose} onDone={onAfresh} />
      ) : null}
    </>
  );
};

const Rehearse = ({ id, rehearsalId }: { id: string; rehearsalId: string }) => {
  const t = useSentence();
  const start = useRehearsals((state) => state.start);
  return (
    <Button
      onClick={() => {
        const part = document.getElementById(rehearsalId);
        part?.scrollIntoView({ block: 'nearest' });
        part?.focus({ preventScroll: true });
        void start(id);
      }}
    >
      {t('certificate.rehearse')}
    </Button>
  );
};

interface MoreProps {
  readonly certificate: CertificateView;
  readonly button: React.RefObject<HTMLButtonElement | null>;
  readonly onAsk: (asked: Asked) => void;
}

const More = ({ certificate: { id, lastRunId, current, status }, button, onAsk }: MoreProps) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const policy = useRehearsals(({ details }) => details[id]?.policy);
  const going = status === 'working' || status === 'waiting';
  return (
    <Menu
      position="bottom-start"
      withInitialFocusPlaceholder={false}
      returnFocus
      transitionProps={{ duration: 0 }}
      classNames={menu}
      withinPortal={false}
    >
      <Menu.Target>
        <Button ref={button}>{t('certificate.more')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {policy === undefined || policy.csrPem !== undefined ? null : (
          <Menu.Item disabled={going} onClick={() => onAsk('names')}>
            {t('certificate.change-names')}…
          </Menu.Item>
        )}
        {lastRunId === undefined ? null : (
          <Menu.Item onClick={() => go({ screen: 'run', id: lastRunId })}>{t('certificate.last-run')}</Menu.Item>
        )}
        <Menu.Item onClick={() => onAsk('afresh')}>{t('reset.do.afresh')}…</Menu.Item>
        <Menu.Divider />
        {current === undefined || current.revoked !== undefined ? null : (
          <Menu.Item data-danger onClick={() => onAsk('revoke')}>
            {t('revoke.button')}
          </Menu.Item>
        )}
        <Menu.Item data-danger onClick={() => onAsk('forget')}>
          {t('reset.do.forget', { count: 1 })}…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
