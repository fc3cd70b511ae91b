/** What an authority signs, what it asks for, and what surprises people about it. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './AuthorityFacts.module.css';
import { factsOf } from './account-facts.ts';

export const AuthorityFacts = ({ authority }: { authority: Authority }) => {
  const t = useSentence();
  return (
    <>
      <p className={css.facts}>
        {authority.test && !authority.practice ? <Tag>{t('facts.test')}</Tag> : null}
        {factsOf(authority).map(({ key, values }) => (
          <Tag key={key}>{t(key, values)}</Tag>
        ))}
      </p>
      <Traps authority={authority} />
    </>
  );
};

export const Traps = ({ authority }: { authority: Authority }) => {
  const t = useSentence();
  const language = useLanguage();
  const traps = authority.traps ?? [];
  if (traps.length === 0) return null;
  return (
    <ul className={css.traps} aria-label={t('facts.know')}>
      {traps.map((trap) => (
        <li key={trap.en}>
          <StatusShape shape="note" size="small" />
          {trap[language]}
        </li>
      ))}
    </ul>
  );
};
