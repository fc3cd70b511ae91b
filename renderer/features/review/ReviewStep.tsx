/** Step 4: what will be ordered, what will be changed where, and the order itself. Nothing was sent before this. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Draft } from '../../../shared/domain/app.ts';
import type { KeyType } from '../../../shared/domain/certificates.ts';
import type { NameReport } from '../../../shared/domain/identifiers.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useProviderName, useProviders } from '../../stores/providers-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { resolversIn } from '../provider/resolvers.ts';
import { authorityName, authorityNamed } from '../wizard/authorities.ts';
import { type DraftStep, useDraft } from '../wizard/draft-store.ts';
import { SavedNote } from '../wizard/SavedNote.tsx';
import type { StepProps } from '../wizard/WizardScreen.tsx';
import css from './ReviewStep.module.css';

const keyChoices: readonly KeyType[] = ['ec256', 'ec384', 'rsa2048', 'rsa3072', 'rsa4096'];
const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const ReviewStep = ({ draft, report, frame }: StepProps) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const { change, clear } = useDraft();
  const authorities = useProviders((state) => state.authorities) ?? [];
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const authority = authorityNamed(draft.authority, authorities);
  const name = authorityName(draft.authority, authorities);
  const contact = draft.contact.trim();
  const contactWrong = contact !== '' && !mailAddress.test(contact);
  const ready =
    report !== undefined && report.identifiers.length > 0 && draft.proof !== undefined && agreed && !contactWrong;

  const order = async () => {
    if (report === undefined || draft.proof === undefined) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { runId } = await call('issuance.start', {
        policy: {
          identifiers: report.identifiers,
          authority: draft.authority,
          proof: draft.proof,
          keyType: draft.keyType,
          contact: contact === '' ? [] : [contact],
          resolvers: resolversIn(draft.resolvers).addresses,
          termsAgreed: agreed,
        },
      });
      go({ screen: 'run', id: runId });
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
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        <Summary draft={draft} report={report} authority={name} />
        <div className={css.fields}>
          <NativeSelect
            label={t('review.key')}
            description={t(draft.keyType.startsWith('ec') ? 'review.key-hint-ec' : 'review.key-hint-rsa')}
            value={draft.keyType}
            onChange={(event) => {
              const keyType = keyChoices.find((each) => each === event.currentTarget.value);
              if (keyType !== undefined) change({ keyType });
            }}
            data={keyChoices.map((value) => ({ value, label: t(`key.${value}`) }))}
          />
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
        <div className={css.terms}>
          <Checkbox
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
            label={practice ? t('review.terms-practice') : t('review.terms', { authority: name })}
          />
          {authority?.termsUrl === undefined ? null : (
            <OutsideLink url={authority.termsUrl}>{t('review.terms-open')}</OutsideLink>
          )}
        </div>
      </div>
    </>,
    <>
      <Button onClick={() => change({ step: draft.proof?.method === 'http-01' ? 'proof' : 'provider' })}>
        {t('app.back')}
      </Button>
      <span className="spacer" />
      {agreed ? <SavedNote /> : <span className="note">{t('review.terms-needed')}</span>}
      <Button variant="filled" disabled={!ready} loading={busy} onClick={() => void order()}>
        {practice ? t('review.confirm-practice') : t('review.confirm')}
      </Button>
    </>,
  );
};

const Summary = ({ draft, report, authority }: { draft: Draft; report: NameReport | undefined; authority: string }) => {
  const t = useSentence();
  const names = report?.names.filter(({ ok, included }) => ok && included) ?? [];
  const proof = draft.proof;
  const provider = useProviderName(proof?.method === 'dns-01' ? proof.provider : undefined);
  return (
    <dl className={css.summary}>
      <Row label={t('review.names')} step="names">
        <ul className={css.names}>
          {names.map(({ ascii, value }) => (
            <li key={ascii}>
              <b>{value}</b> {ascii === value ? null : <span className="mono">{ascii}</span>}
            </li>
          ))}
        </ul>
      </Row>
      <Row label={t('review.authority')} step="names">
        {authority}
      </Row>
      <Row
        label={t('review.proof')}
        step={proof?.method === 'dns-01' && proof.provider !== 'manual' ? 'provider' : 'proof'}
      >
        {proof?.method === 'http-01'
          ? t('certificate.proof-http')
          : proof?.provider === 'manual'
            ? t('certificate.proof-manual')
            : t('certificate.proof-dns', { provider })}
      </Row>
      <Row label={t('review.changes')}>
        <Changes draft={draft} count={names.length} provider={provider} names={names.map(({ ascii }) => ascii)} />
      </Row>
    </dl>
  );
};

const mostPlaces = 6;

const Changes = ({
  draft,
  count,
  provider,
  names,
}: {
  draft: Draft;
  count: number;
  provider: string;
  names: readonly string[];
}) => {
  const t = useSentence();
  const { proof } = draft;
  // A wildcard is proven at the name without the star, RFC 8555 §8.4; so two values can share one place.
  const places = [...new Set(names.map((name) => `_acme-challenge.${name.replace(/^\*\./, '')}`))];
  return (
    <ul className={css.changes}>
      <li>
        {proof?.method === 'http-01'
          ? t('review.changes-http', { port: proof.port ?? 80 })
          : proof?.provider === 'manual'
            ? t('review.changes-manual', { count })
            : t('review.changes-dns', { count, provider })}
        {proof?.method === 'http-01' ? null : (
          <ul className={css.places}>
            {places.slice(0, mostPlaces).map((place) => (
              <li key={place} className="mono">
                {place}
              </li>
            ))}
            {places.length > mostPlaces ? <li>{t('names.more-rows', { count: places.length - mostPlaces })}</li> : null}
          </ul>
        )}
      </li>
      <li>{t('review.changes-files')}</li>
    </ul>
  );
};

const Row = ({ label, step, children }: { label: string; step?: DraftStep; children: ReactNode }) => {
  const t = useSentence();
  const change = useDraft((state) => state.change);
  return (
    <div className={css.row}>
      <dt>{label}</dt>
      <dd>
        <div>{children}</div>
        {step === undefined ? null : (
          <Button
            size="xs"
            variant="subtle"
            aria-label={t('review.edit-what', { what: label })}
            onClick={() => change({ step })}
          >
            {t('review.edit')}
          </Button>
        )}
      </dd>
    </div>
  );
};
