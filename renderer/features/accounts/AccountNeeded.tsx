/** In the wizard: the chosen authority wants people to register first. The form stands where the question arises. */
import { useId, useState } from 'react';
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import { Status, StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useAccountList } from '../../stores/accounts-store.ts';
import { AccountForm } from './AccountForm.tsx';
import css from './AccountNeeded.module.css';
import { needsAccount } from './account-facts.ts';

export interface AccountNeededProps {
  readonly authority: AuthorityRef;
  readonly known: Authority | undefined;
  readonly name: string;
  /** What the directory says; `undefined` while it has not been asked. */
  readonly asksForOne?: boolean | undefined;
  readonly termsUrl?: string | undefined;
}

/** Whether an order would be refused for want of an account; `false` until the accounts are known. */
export const useAccountNeeded = ({ authority, known, asksForOne }: AccountNeededProps): boolean =>
  needsAccount(authority, useAccountList(), known, asksForOne);

export const AccountNeeded = (props: AccountNeededProps) => {
  const t = useSentence();
  const heading = useId();
  const needed = useAccountNeeded(props);
  const [created, setCreated] = useState(false);
  const { authority, known, name, termsUrl } = props;
  if (created) {
    return (
      <div role="status">
        <Status shape="fine">{t('account.ready', { authority: name })}</Status>
      </div>
    );
  }
  if (!needed) return null;
  return (
    <section className={css.card} aria-labelledby={heading}>
      <StatusShape shape="attention" />
      <div>
        <h2 id={heading}>{t('account.needed-title', { authority: name })}</h2>
        <p>{t('account.needed-lead')}</p>
        <AccountForm
          authority={authority}
          known={known}
          name={name}
          bindingNeeded
          termsUrl={termsUrl ?? known?.termsUrl}
          onCreated={() => setCreated(true)}
        />
      </div>
    </section>
  );
};
