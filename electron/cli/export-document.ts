/** What an export answers with --json. */
import type { ExportReport } from '../../shared/domain/export.ts';

/** `files` are bare names, as they have been since there was one form only. */
export const documentOf = ({ folder, files, checks, chain, warnings, alias, versionId }: ExportReport) => ({
  ...{ folder, files: files.map(({ name }) => name), written: files, checks, chain, warnings, alias, versionId },
});
