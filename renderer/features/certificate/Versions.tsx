/** Every version that was issued, newest first, on a line of time; each opens to its chain and what tells it apart. */
import { Button } from '@mantine/core';
import type { CertificateVersion, CertificateView } from '../../../shared/domain/certificates.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { IconChevronRight } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { type Shape, Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { ChainPath } from './ChainPath.tsx';
import { type ShownVersions, shownOf } from './use-versions.ts';
import css from './Versions.module.css';
import { changesOf, issuerOf, type Standing, shortSerial, standingOf } from './versions.ts';

interface VersionsProps {
  readonly certificate: CertificateView;
  readonly versions: ShownVersions;
}

export const Versions = ({ certificate, versions: { list, problem, showMore } }: VersionsProps) => {
  const t = useSentence();
  const shown = list === undefined ? 0 : shownOf(list);
  return (
    <Section title={t('certificate.versions')}>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {list === undefined ? null : list.count === 0 ? (
        <div className={`card ${css.none}`}>
          <h3>{t('certificate.versions-none')}</h3>
          <p>{t('certificate.versions-none-means')}</p>
        </div>
      ) : (
        <ol className={css.line}>
          {list.versions.slice(0, shown).map((version, index) => (
            <Row key={version.id} {...{ version, certificate }} before={list.versions[index + 1]} />
          ))}
        </ol>
      )}
      {list === undefined || shown >= list.count ? null : (
        <Button variant="subtle" className={css.more} onClick={showMore}>
          {t('renewals.more', { count: list.count - shown })}
        </Button>
      )}
    </Section>
  );
};

const shapes: Readonly<Record<Standing, Shape>> = {
  current: 'fine',
  replaced: 'left-out',
  revoked: 'expired',
  expired: 'expired',
};

interface RowProps {
  readonly version: CertificateVersion;
  readonly before: CertificateVersion | undefined;
  readonly certificate: CertificateView;
}

const Row = ({ version, before, certificate }: RowProps) => {
  const t = useSentence();
  const formats = useFormats();
  const inUse = version.id === certificate.current?.id;
  const standing = standingOf(version, certificate.current?.id, Date.now());
  // One that was replaced before its end has nothing wrong with it now.
  const quiet = !inUse && standing !== 'revoked';
  return (
    <li data-current={inUse}>
      <details open={inUse}>
        <summary>
          <span className={css.what}>
            <b>{t('certificate.version-issued', { date: formats.date(version.createdAt) })}</b>
            <small>
              <span>{issuerOf(version)}</span>
              <span>
                {t('certificate.version-span', {
                  from: formats.shortDate(version.notBefore),
                  to: formats.shortDate(version.notAfter),
                })}
              </span>
              <span>{t('certificate.version-serial', { serial: shortSerial(version.serial) })}</span>
            </small>
            <Changed version={version} before={before} />
          </span>
          <Status shape={quiet ? 'left-out' : shapes[standing]} quiet={quiet}>
            {t(`certificate.version.${standing}`)}
          </Status>
          <IconChevronRight size={16} stroke={1.8} aria-hidden="true" />
        </summary>
        <Opened {...{ version, certificate, inUse }} />
      </details>
    </li>
  );
};

const Changed = ({ version, before }: Pick<RowProps, 'version' | 'before'>) => {
  const t = useSentence();
  const formats = useFormats();
  const changes = changesOf(version, before);
  if (changes === undefined) return null;
  const { added, left, key, authority } = changes;
  return (
    <small className={css.changed}>
      {formats.list([
        ...(added.length === 0 ? [] : [t('certificate.version-names-added', { names: formats.list(added) })]),
        ...(left.length === 0 ? [] : [t('certificate.version-names-left', { names: formats.list(left) })]),
        ...(key === undefined
          ? []
          : [t('certificate.version-key', { from: t(`key.${key.from}`), to: t(`key.${key.to}`) })]),
        ...(authority === undefined ? [] : [t('certificate.version-authority', authority)]),
      ])}
    </small>
  );
};

interface OpenedProps {
  readonly version: CertificateVersion;
  readonly certificate: CertificateView;
  readonly inUse: boolean;
}

const Opened = ({ version, certificate: { authority, folder, hasKey }, inUse }: OpenedProps) => {
  const t = useSentence();
  return (
    <Facts>
      <Fact label={t('certificate.chain')}>
        <ChainPath version={version} trusted={authority.trusted} />
      </Fact>
      <Fact label={t('certificate.key')} detail={inUse && hasKey === false ? t('certificate.own-key') : undefined}>
        {t(`key.${version.keyType}`)}
      </Fact>
      <Fact label={t('certificate.serial')}>
        <span className="mono">{version.serial}</span>
        <CopyButton value={version.serial} what={t('certificate.serial')} />
      </Fact>
      <Fact label={t('certificate.fingerprint')}>
        <span className="mono">{version.fingerprintSha256}</span>
        <CopyButton value={version.fingerprintSha256} what={t('certificate.fingerprint')} />
      </Fact>
      {inUse && folder !== undefined ? (
        <Fact label={t('certificate.folder')} detail={t('certificate.folder-detail')}>
          <span className="mono">{folder}</span>
          <CopyButton value={folder} what={t('certificate.folder')} />
        </Fact>
      ) : null}
    </Facts>
  );
};
