/** The chosen place: its version, the form, what came of it, and what to do there. */
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { filesByRole, namesOf } from '../../../shared/domain/destinations.ts';
import type { ExportWarning } from '../../../shared/domain/export.ts';
import { destinationText, destinationTitle } from '../../../shared/i18n/destination-words.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { ChainInside } from './ChainInside.tsx';
import css from './Export.module.css';
import { type ExportStore, needsPassword } from './export-store.ts';
import { Making } from './Making.tsx';
import { NextCard } from './NextCard.tsx';
import { PasswordRow } from './PasswordRow.tsx';
import { ResultCard } from './ResultCard.tsx';
import { VersionChoice } from './VersionChoice.tsx';
import { WhereRows } from './WhereRows.tsx';
import { toldWarnings } from './warnings.ts';

export interface PartsProps {
  readonly certificate: CertificateView;
  readonly useExport: ExportStore;
}

export const Parts = ({ certificate, useExport }: PartsProps) => {
  const t = useSentence();
  const language = useLanguage();
  const state = useExport();
  const { choice, preview, problem, report, delivery } = state;
  const { id, variant } = choice;
  return (
    <section className={css.parts} aria-label={destinationTitle(id, variant, language)}>
      <Head useExport={useExport} />
      {problem !== undefined ? (
        <ProblemCard problem={problem} />
      ) : preview === undefined ? (
        <Status shape="working" quiet>
          {t('export-page.loading')}
        </Status>
      ) : (
        <>
          <div className={css.form}>
            <WhereRows useExport={useExport} />
            {needsPassword(variant.shape) ? <PasswordRow {...state} shape={variant.shape} /> : null}
            <ChainInside preview={preview} trusted={certificate.authority.trusted} />
          </div>
          <Warnings warnings={preview.warnings} />
          <Making useExport={useExport} />
          {report === undefined && delivery === undefined ? null : <ResultCard useExport={useExport} />}
          <NextCard
            choice={choice}
            certificate={certificate}
            facts={{
              names: namesOf(certificate, certificate.current),
              files: filesByRole(variant.shape, preview.files),
              alias: preview.alias,
            }}
          />
        </>
      )}
    </section>
  );
};

const Head = ({ useExport }: Pick<PartsProps, 'useExport'>) => {
  const language = useLanguage();
  const formats = useFormats();
  const { choice, choose, busy } = useExport();
  const { id, variant } = choice;
  const text = destinationText(id, language);
  const why = [text.why, text.variants?.[variant.id]?.why].filter((one) => one !== undefined);
  return (
    <div className={css.head}>
      <h2>{destinationTitle(id, variant, language)}</h2>
      <VersionChoice choice={choice} disabled={busy} onChoose={choose} />
      {why.length === 0 ? null : <p>{formats.sentences(...why)}</p>}
    </div>
  );
};

const Warnings = ({ warnings }: { warnings: readonly ExportWarning[] }) => {
  const t = useSentence();
  const told = toldWarnings(warnings);
  if (told.length === 0) return null;
  return (
    <ul className={css.warnings}>
      {told.map((warning) => (
        <li key={warning}>
          <Status shape="attention">{t(`export.warning.${warning}`)}</Status>
        </li>
      ))}
    </ul>
  );
};
