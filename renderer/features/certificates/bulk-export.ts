/** Many certificates exported in one form: what is left out, what would be replaced, and how one of them is made. */
import type { DestinationChoice } from '../../../shared/domain/destinations.ts';
import type { ExportWarning } from '../../../shared/domain/export.ts';
import type { ExportCollected, ExportMany } from '../../../shared/domain/export-many.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { toldWarnings } from '../export/warnings.ts';
import type { BulkResult, Came } from './bulk.ts';

export interface BulkExport {
  readonly choice: Pick<DestinationChoice, 'variant'>;
  readonly to:
    | { readonly kind: 'folder'; readonly folder: string; readonly replaceExisting: boolean }
    /** Held by the host, in memory, until it is handed over in one file. */
    | { readonly kind: 'bundle'; readonly bundle: string };
  /** One that was made and not copied yet: it is nowhere else. */
  readonly made?: string;
}

export type Planned = ExportMany['certificates'][number];

/** 128 bits of chance: nobody else names this bundle. */
export const newBundle = (): string => crypto.randomUUID();

const isThere = ({ files }: Planned): boolean => files.some(({ exists }) => exists);

export interface Sorted {
  readonly fit: readonly Planned[];
  /** Those of `fit` of which files are there. */
  readonly there: readonly Planned[];
  readonly leftOut: readonly BulkResult[];
}

export const sorted = (planned: readonly Planned[]): Sorted => {
  const fit = planned.filter((one) => one.problem === undefined);
  const leftOut = planned.flatMap(({ certificateId: id, name, problem: why }) =>
    why === undefined ? [] : [{ id, name, outcome: 'skipped' as const, problem: why }],
  );
  return { fit, there: fit.filter(isThere), leftOut };
};

/** Left alone by a person who was asked. Written out: the list loads before the schemas of all failures do. */
export const keptAs = (folder: string, { certificateId, name, ownFolder, files }: Planned): BulkResult => {
  const there = files.filter(({ exists }) => exists).map((file) => file.name);
  const details = { path: `${folder}/${ownFolder}`, files: there };
  const problem: Problem = { code: 'export.exists', details, retryable: false };
  return { id: certificateId, name, outcome: 'skipped', problem };
};

/** How many of them have each remark, in the order of the first. */
export const remarksOf = (fit: readonly Planned[]): ReadonlyMap<ExportWarning, number> => {
  const counts = new Map<ExportWarning, number>();
  for (const warning of fit.flatMap(({ warnings }) => toldWarnings(warnings)))
    counts.set(warning, (counts.get(warning) ?? 0) + 1);
  return counts;
};

/** The first thing to know of an export that went well. */
export const remarkOf = ({
  warnings,
  checks,
}: Pick<ExportCollected, 'warnings' | 'checks'>): SentenceKey | undefined => {
  const [warning] = toldWarnings(warnings);
  if (warning !== undefined) return `export.warning.${warning}`;
  const flaw = checks.find(({ ok }) => !ok)?.check;
  return flaw === 'chain-root' || flaw === 'validity' ? `export.check.${flaw}.not` : undefined;
};

/** Never rejects. */
export const exportOne = async (
  { choice, to }: BulkExport,
  certificateId: string,
  password: string | undefined,
): Promise<Came> => {
  const { shape, limits } = choice.variant;
  const subject = {
    ...{ certificateId, shape },
    ...(limits === undefined ? {} : { limits }),
    ...(password === undefined ? {} : { password }),
  };
  try {
    const report =
      to.kind === 'bundle'
        ? await call('export.collect', { ...subject, bundle: to.bundle })
        : await call('export.write', {
            ...{ ...subject, folder: to.folder, makeFolder: true, ownFolder: true },
            replaceExisting: to.replaceExisting,
          });
    const remark = remarkOf(report);
    if (remark !== undefined) return { outcome: 'exported-but', remark };
    return { outcome: to.kind === 'bundle' ? 'packed' : 'exported' };
  } catch (thrown) {
    return { outcome: 'failed', problem: problemOf(thrown) };
  }
};
