/** What will be ordered, and what will be changed where. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/domain/app.ts';
import type { NameReport } from '../../../shared/domain/identifiers.ts';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useProviderName, useProviders } from '../../stores/providers-store.ts';
import { useProofWords } from '../proof/use-proof-words.ts';
import { wayOfProof } from '../proof/ways.ts';
import { authorityName } from '../wizard/authorities.ts';
import { type DraftStep, useDraft } from '../wizard/draft-store.ts';
import css from './ReviewStep.module.css';

export const Summary = ({ draft, report }: { draft: Draft; report: NameReport | undefined }) => {
  const t = useSentence();
  const formats = useFormats();
  const authorities = useProviders((state) => state.authorities) ?? [];
  const names = report?.names.filter(({ ok, included }) => ok && included) ?? [];
  const { proof, fallbackProofs, fallbackAuthorities } = draft;
  const words = useProofWords(proof);
  const second = fallbackAuthorities[0];
  return (
    <dl className="card">
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
        {authorityName(draft.authority, authorities)}
        {second === undefined ? null : (
          <p className="quiet">{t('review.second-authority-sum', { authority: authorityName(second, authorities) })}</p>
        )}
      </Row>
      <Row
        label={t('review.proof')}
        step={proof !== undefined && 'provider' in proof && proof.provider !== 'manual' ? 'provider' : 'proof'}
      >
        {words}
        {fallbackProofs.length === 0 ? null : (
          <p className="quiet">
            {t('review.fallback', {
              ways: formats.list(fallbackProofs.map((each) => t(`proof.short.${wayOfProof(each)}`))),
            })}
          </p>
        )}
      </Row>
      <Row label={t('review.certificate')}>
        {t(`review.key-sum-${draft.keyPolicy}`, { key: t(`key.${draft.keyType}`) })}
        <p className="quiet">
          {draft.profile === undefined ? t('review.profile-none') : t('review.profile-sum', { profile: draft.profile })}
        </p>
      </Row>
      <Row label={t('review.changes')}>
        <Changes draft={draft} count={names.length} names={names.map(({ ascii }) => ascii)} />
      </Row>
    </dl>
  );
};

const mostPlaces = 6;

const Changes = ({ draft, count, names }: { draft: Draft; count: number; names: readonly string[] }) => {
  const t = useSentence();
  const { proof } = draft;
  const change = useChange(draft.proof, count);
  const label = proof === undefined ? undefined : placeLabels[proof.method];
  // A wildcard is proven at the name without the star, RFC 8555 §8.4; so two values can share one place.
  const places = label === undefined ? [] : [...new Set(names.map((name) => `${label}.${name.replace(/^\*\./, '')}`))];
  return (
    <ul className={css.changes}>
      <li>
        {change}
        {places.length === 0 ? null : (
          <ul className={css.places}>
            {places.slice(0, mostPlaces).map((place) => (
              <li key={place} className="mono">
                {place}
              </li>
            ))}
            {places.length > mostPlaces ? <li>{t('names.more-rows', { count: places.length - mostPlaces })}</li> : null}
          </ul>
        )}
        {proof?.method === 'dns-account-01' ? <p className="quiet">{t('review.changes-account-label')}</p> : null}
      </li>
      <li>{t('review.changes-files')}</li>
    </ul>
  );
};

/** Where a TXT record is written: RFC 8555 §8.4 and the drafts of the two other DNS methods. */
const placeLabels: Readonly<Record<NonNullable<Draft['proof']>['method'], string | undefined>> = {
  'dns-01': '_acme-challenge',
  'dns-account-01': '_acme-challenge',
  'dns-persist-01': '_validation-persist',
  'http-01': undefined,
  'tls-alpn-01': undefined,
};

/** What proving it changes, in a sentence. */
export const useChange = (proof: Draft['proof'], count: number): string => {
  const t = useSentence();
  const provider = useProviderName(proof !== undefined && 'provider' in proof ? proof.provider : undefined);
  switch (proof?.method) {
    case undefined:
      return '';
    case 'http-01':
      return proof.webroot === undefined
        ? t('review.changes-http', { port: proof.port ?? 80 })
        : t('review.changes-webroot', { folder: proof.webroot });
    case 'tls-alpn-01':
      return t('review.changes-http', { port: proof.port ?? 443 });
    case 'dns-persist-01':
      return t('review.changes-persist', { count });
    case 'dns-01':
    case 'dns-account-01':
      return proof.provider === 'manual'
        ? t('review.changes-manual', { count })
        : t('review.changes-dns', { count, provider });
  }
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
