/** Step 5: what will be ordered, what will be changed where, and the order itself. Nothing was sent before this. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useLook } from '../../stores/accounts-store.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { AccountNeeded, useAccountNeeded } from '../accounts/AccountNeeded.tsx';
import { authorityName, authorityNamed } from '../wizard/authorities.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { SavedNote } from '../wizard/SavedNote.tsx';
import type { StepProps } from '../wizard/WizardScreen.tsx';
import { AdvancedOptions } from './AdvancedOptions.tsx';
import { policyOf } from './policy.ts';
import css from './ReviewStep.module.css';
import { Summary } from './Summary.tsx';

const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const ReviewStep = ({ draft, report, frame }: StepProps) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const { change, clear } = useDraft();
  const authorities = useProviders((state) => state.authorities) ?? [];
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const look = useLook(draft.authority);
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const known = authorityNamed(draft.authority, authorities);
  const name = authorityName(draft.authority, authorities);
  const testService = authorities.find(({ id }) => id === known?.stagingId)?.name;
  const testFirst = testService !== undefined && draft.testFirst === true;
  const termsUrl = look?.look?.termsUrl ?? known?.termsUrl;
  const asksForOne = look?.look?.externalAccountRequired;
  const account = { authority: draft.authority, known, name, asksForOne, termsUrl };
  const accountNeeded = useAccountNeeded(account);
  const contact = draft.contact.trim();
  const contactWrong = contact !== '' && !mailAddress.test(contact);
  const policy = policyOf(draft, report?.identifiers ?? []);
  const ready = policy !== undefined && agreed && !contactWrong && !accountNeeded;

  const order = async () => {
    if (policy === undefined) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { runId } = await call('issuance.start', {
        policy: { ...policy, termsAgreed: agreed },
        ...(testFirst ? { testFirst } : {}),
      });
      go({ screen: 'run', id: runId, watching: true });
      // The order is placed either way; a draft that stays behind does no harm.
      clear().catch(() => undefined);
    } catch (thrown) {
      setProblem(problemOf(thrown));
      setBusy(false);
    }
  };

  return frame(
    <>
      <PageHeading lead={t('review.lead')}>{t('review.title')}</PageHeading>
      <div className={css.page}>
        {problem === undefined ? null : <ProblemCard problem={problem} values={{ authority: name }} />}
        <AccountNeeded {...account} />
        <Summary draft={draft} report={report} />
        <div className={css.contact}>
          <TextInput
            type="email"
            label={t('review.contact')}
            description={t('review.contact-hint')}
            autoComplete="email"
            value={draft.contact}
            onChange={(event) => change({ contact: event.currentTarget.value })}
            error={contactWrong ? t('review.contact-invalid') : undefined}
          />
        </div>
        <AdvancedOptions draft={draft} look={look} />
        {testService === undefined ? null : (
          <Checkbox
            checked={testFirst}
            onChange={(event) => change({ testFirst: event.currentTarget.checked ? true : undefined })}
            label={t('review.test-first')}
            description={t('review.test-first-hint', { service: testService })}
          />
        )}
        <div className={css.terms}>
          <Checkbox
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
            label={practice ? t('review.terms-practice') : t('review.terms', { authority: name })}
          />
          {termsUrl === undefined || practice ? null : (
            <OutsideLink url={termsUrl}>{t('review.terms-open')}</OutsideLink>
          )}
        </div>
      </div>
    </>,
    <>
      <Button onClick={() => change({ step: 'check' })}>{t('app.back')}</Button>
      <span className="spacer" />
      {accountNeeded ? (
        <span className="note">{t('account.needed-order', { authority: name })}</span>
      ) : agreed ? (
        <SavedNote />
      ) : (
        <span className="note">{t('review.terms-needed')}</span>
      )}
      <Button variant="filled" disabled={!ready} loading={busy} onClick={() => void order()}>
        {practice ? t('review.confirm-practice') : t('review.confirm')}
      </Button>
    </>,
  );
};
