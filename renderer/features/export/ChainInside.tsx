/** What is in the files, as a path from the certificate to the root that readers have already. */
import type { ExportPreview } from '../../../shared/domain/export.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import { useSentence } from '../../i18n/i18n.ts';
import path from '../certificate/ChainPath.module.css';
import css from './Export.module.css';

type Link = ExportPreview['chain'][number];

interface ChainInsideProps {
  readonly preview: ExportPreview;
  /** Browsers and systems know the authority. */
  readonly trusted: boolean;
}

export const ChainInside = ({ preview: { chain, files, warnings }, trusted }: ChainInsideProps) => {
  const t = useSentence();
  const hasKey = files.some(({ holds }) => holds.includes('key'));
  const word = ({ role, included }: Link): SentenceKey => {
    if (role === 'leaf') return hasKey ? 'export-page.leaf' : 'export-page.leaf-bare';
    if (role === 'between') return included ? 'export-page.between' : 'export-page.left-out';
    if (included) return 'export-page.root-inside';
    return !trusted || warnings.includes('root-private') ? 'export-page.root-private' : 'export-page.root-outside';
  };
  return (
    <div className={css.row}>
      <span className={css.label}>{t('export-page.inside')}</span>
      <ol className={path.path}>
        {chain.map((link, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the chain is what tells two equal names apart
          <li key={index} data-outside={!link.included}>
            <b>{link.name}</b>
            <small>{t(word(link))}</small>
          </li>
        ))}
      </ol>
    </div>
  );
};
