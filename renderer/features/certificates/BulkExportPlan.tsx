/** What would be written of each, and of which nothing and why. */
import type { Problem } from '../../../shared/errors/problem.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { Status, StatusShape } from '../../components/StatusShape.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './BulkExport.module.css';
import { remarksOf, sorted } from './bulk-export.ts';
import type { BulkExportStore } from './bulk-export-store.ts';

export const BulkExportPlan = ({ useExport }: { useExport: BulkExportStore }) => {
  const t = useSentence();
  const { planned, looking, problem, way } = useExport();
  if (problem !== undefined) return null;
  if (planned === undefined)
    return (
      <div role="status">
        <Status shape="working">{t('export-page.loading')}</Status>
      </div>
    );
  const { fit, there, leftOut } = sorted(planned);
  const [first] = fit;
  return (
    <div className={css.plan} role="status" aria-busy={looking}>
      <ul className={css.means}>
        {first === undefined ? (
          <li>{t('bulk-export.nothing')}</li>
        ) : (
          <li>{t('bulk-export.own-folder', { folder: first.ownFolder, files: first.files.length })}</li>
        )}
        {way === 'folder' && there.length > 0 ? <li>{t('bulk-export.exists', { count: there.length })}</li> : null}
        {[...remarksOf(fit)].map(([warning, count]) => (
          <li key={warning}>{t('bulk-export.of-them', { count, remark: t(`export.warning.${warning}`) })}</li>
        ))}
        {leftOut.length === 0 ? null : <li>{t('bulk-export.left-out', { count: leftOut.length })}</li>}
      </ul>
      {leftOut.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard (WCAG 2.1.1)
        <ul className={css.outs} tabIndex={0} aria-label={t('bulk-export.left-out', { count: leftOut.length })}>
          {leftOut.map(({ id, name, problem: why }) => (
            <li key={id} className={css.out}>
              <StatusShape shape="left-out" size="small" />
              <b>{name}</b>
              {why === undefined ? null : <Why problem={why} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const Why = ({ problem }: { problem: Problem }) => <span>{messageOf(problem, useLanguage()).title}</span>;
