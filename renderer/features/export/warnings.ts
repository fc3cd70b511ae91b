/** What is to be known of an export beside what its form says of itself. */
import type { ExportWarning } from '../../../shared/domain/export.ts';

/** The form says itself why it is an old one. */
const said: ReadonlySet<ExportWarning> = new Set(['legacy-encryption', 'weak-keystore']);

export const toldWarnings = (warnings: readonly ExportWarning[]): readonly ExportWarning[] =>
  warnings.filter((warning) => !said.has(warning));
