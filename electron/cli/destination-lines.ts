/** What to do at a destination with the files of an export, for a terminal and as data. */
import type { Language } from '../../shared/domain/app.ts';
import type { CertificateView } from '../../shared/domain/certificates.ts';
import { type DestinationChoice, filesByRole, namesOf } from '../../shared/domain/destinations.ts';
import type { ExportPreview, ExportReport } from '../../shared/domain/export.ts';
import { type DestinationWords, explain } from '../../shared/i18n/destination-words.ts';

export const wordsFor = (
  choice: DestinationChoice,
  certificate: CertificateView,
  { files, alias }: Pick<ExportPreview | ExportReport, 'files' | 'alias'>,
  language: Language,
): DestinationWords => {
  const names = namesOf(certificate, certificate.current);
  return explain(choice, { names, files: filesByRole(choice.variant.shape, files), alias }, language);
};

/** Steps with numbers, fields, and the lines as they are copied. */
export const destinationLines = ({ title, why, steps, fields, snippet }: DestinationWords): readonly string[] => [
  title,
  ...why.map((one) => `  ${one}`),
  ...steps.map((step, at) => `${at + 1}. ${step}`),
  ...fields.map(({ label, file }) => `   ${label}: ${file}`),
  ...(snippet === undefined ? [] : ['', `${snippet.heading}:`, '', ...snippet.lines]),
];
