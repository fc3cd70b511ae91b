/**
 * Opens an account at an authority, with the values of an external account where it wants them. What is typed here is
 * handed over once and never comes back; nothing of it is kept in the page.
 */
import { Button, Checkbox, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AccountView } from '../../../shared/domain/accounts.ts';
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import { cleanPasted } from '../../../shared/domain/pasted-value.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { CallInput } from '../../../shared/ipc/contract.ts';
import { DialogActs } from '../../components/Dialog.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useAccounts } from '../../stores/accounts-store.ts';
import { Explained } from '../help/Term.tsx';
import { usePreflight } from '../preflight/preflight-store.ts';
import css from './AccountForm.module.css';
import { type BindingWay, bindingWays } from './account-facts.ts';

export interface AccountFormProps {
  readonly authority: AuthorityRef;
  readonly known: Authority | undefined;
  readonly name: string;
  /** The authority refuses without the values of an external account. */
  readonly bindingNeeded: boolean;
  readonly termsUrl: string | undefined;
  readonly onCreated: (account: AccountView) => void;
  /** The authority is not settled yet. */
  readonly disabled?: boolean;
  /** In a dialog: its way out, before the button that registers. */
  readonly out?: ReactNode;
}

type Binding = NonNullable<CallInput<'accounts.create'>['binding']>;
const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const AccountForm = ({
  authority,
  known,
  name,
  bindingNeeded,
  termsUrl,
  onCreated,
  disabled = false,
  out,
}: AccountFormProps) => {
  const t = useSentence();
  const loadAccounts = useAccounts((state) => state.load);
  const [typed, setTyped] = useState<Typed>({ keyId: '', hmacKey: '', apiKey: '', contact: '' });
  const [way, setWay] = useState<BindingWay>('key');
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const type = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setProblem(undefined);
  };
  const wrong = wrongIn(typed, way, bindingNeeded);

  const create = async () => {
    setTried(true);
    if (wrong.size > 0 || !agreed) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const contact = typed.contact.trim();
      const binding = bindingOf(typed, way);
      const account = await call('accounts.create', {
        authority,
        contact: contact === '' ? [] : [contact],
        termsAgreed: agreed,
        ...(binding === undefined ? {} : { binding }),
      });
      setTyped({ keyId: '', hmacKey: '', apiKey: '', contact: '' });
      await loadAccounts();
      usePreflight.getState().forget();
      onCreated(account);
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  const binding = (
    <BindingFields
      ways={bindingWays(known)}
      way={way}
      onWay={setWay}
      typed={typed}
      onType={type}
      wrong={tried ? wrong : new Set()}
      needed={bindingNeeded}
    />
  );
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void create();
      }}
    >
      {bindingNeeded ? <Steps known={known} name={name} /> : null}
      {bindingNeeded ? binding : null}
      <TextInput
        type="email"
        label={t('review.contact')}
        description={t(way === 'email' ? 'account.email-hint' : 'review.contact-hint')}
        autoComplete="email"
        value={typed.contact}
        onChange={(event) => type({ contact: event.currentTarget.value })}
        error={tried && wrong.has('contact') ? t('review.contact-invalid') : undefined}
      />
      {bindingNeeded ? null : binding}
      <div className={css.terms}>
        <Checkbox
          checked={agreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
          label={t('review.terms', { authority: name })}
          error={tried && !agreed ? t('review.terms-needed') : undefined}
        />
        {termsUrl === undefined ? null : <OutsideLink url={termsUrl}>{t('review.terms-open')}</OutsideLink>}
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} values={{ authority: name }} />}
      <Foot out={out} disabled={disabled} busy={busy} />
    </form>
  );
};

interface FootProps extends Pick<AccountFormProps, 'out'> {
  readonly disabled: boolean;
  readonly busy: boolean;
}

/** On a page, another button is the filled one. */
const Foot = ({ out, disabled, busy }: FootProps) => {
  const t = useSentence();
  const create = (
    <Button type="submit" disabled={disabled} loading={busy} {...(out === undefined ? {} : { variant: 'filled' })}>
      {t('account.create')}
    </Button>
  );
  if (out === undefined) return <div className={css.acts}>{create}</div>;
  return (
    <DialogActs>
      {out}
      {create}
    </DialogActs>
  );
};

interface Typed {
  readonly keyId: string;
  readonly hmacKey: string;
  readonly apiKey: string;
  readonly contact: string;
}

const wrongIn = (typed: Typed, way: BindingWay, needed: boolean): ReadonlySet<keyof Typed> => {
  const wrong = new Set<keyof Typed>();
  const contact = typed.contact.trim();
  if ((contact !== '' || way === 'email') && !mailAddress.test(contact)) wrong.add('contact');
  if (way === 'api' && typed.apiKey.trim() === '') wrong.add('apiKey');
  if (way === 'key') {
    const either = typed.keyId.trim() !== '' || typed.hmacKey.trim() !== '';
    if ((needed || either) && typed.keyId.trim() === '') wrong.add('keyId');
    if ((needed || either) && typed.hmacKey.trim() === '') wrong.add('hmacKey');
  }
  return wrong;
};

const bindingOf = (typed: Typed, way: BindingWay): Binding | undefined => {
  const clean = (text: string) => cleanPasted(text).value;
  switch (way) {
    case 'email':
      return { zerosslEmail: typed.contact.trim() };
    case 'api':
      return { zerosslApiKey: clean(typed.apiKey) };
    case 'key':
      return clean(typed.keyId) === '' ? undefined : { keyId: clean(typed.keyId), hmacKey: clean(typed.hmacKey) };
  }
};

const Steps = ({ known, name }: { known: Authority | undefined; name: string }) => {
  const t = useSentence();
  const language = useLanguage();
  const steps = known?.bindingSteps ?? [];
  return (
    <>
      {steps.length === 0 ? null : (
        <div>
          <h3 className={css.title}>{t('account.steps')}</h3>
          <ol className={css.steps}>
            {steps.map((step) => (
              <li key={step.en}>{step[language]}</li>
            ))}
          </ol>
        </div>
      )}
      {known?.bindingUrl === undefined ? null : (
        <p>
          <OutsideLink url={known.bindingUrl}>{t('account.open-page', { authority: name })}</OutsideLink>
        </p>
      )}
    </>
  );
};

interface BindingFieldsProps {
  readonly ways: readonly BindingWay[];
  readonly way: BindingWay;
  readonly onWay: (way: BindingWay) => void;
  readonly typed: Typed;
  readonly onType: (part: Partial<Typed>) => void;
  readonly wrong: ReadonlySet<keyof Typed>;
  readonly needed: boolean;
}

const BindingFields = ({ ways, way, onWay, typed, onType, wrong, needed }: BindingFieldsProps) => {
  const t = useSentence();
  const errorOf = (field: keyof Typed) => (wrong.has(field) ? t('account.field-needed') : undefined);
  const keys = (
    <div className={css.pair}>
      <TextInput
        label={t('account.key-id')}
        description={<Explained terms={['eab']}>{t('account.key-id-hint')}</Explained>}
        spellCheck={false}
        autoComplete="off"
        value={typed.keyId}
        onChange={(event) => onType({ keyId: event.currentTarget.value })}
        error={errorOf('keyId')}
      />
      <PasswordInput
        label={t('account.hmac')}
        description={t('account.hmac-hint')}
        autoComplete="off"
        value={typed.hmacKey}
        onChange={(event) => onType({ hmacKey: event.currentTarget.value })}
        error={errorOf('hmacKey')}
      />
    </div>
  );
  return (
    <>
      {ways.length < 2 ? null : (
        <NativeSelect
          label={t('account.way')}
          value={way}
          onChange={(event) => onWay(ways.find((each) => each === event.currentTarget.value) ?? 'key')}
          data={ways.map((each) => ({ value: each, label: t(`account.way-${each}`) }))}
        />
      )}
      {way === 'key' && needed ? keys : null}
      {way === 'key' && !needed ? (
        <details className={`more ${css.optional}`}>
          <summary>{t('account.binding-optional')}</summary>
          {keys}
        </details>
      ) : null}
      {way === 'api' ? (
        <PasswordInput
          label={t('account.api-key')}
          description={t('account.api-key-hint')}
          autoComplete="off"
          value={typed.apiKey}
          onChange={(event) => onType({ apiKey: event.currentTarget.value })}
          error={errorOf('apiKey')}
        />
      ) : null}
    </>
  );
};
