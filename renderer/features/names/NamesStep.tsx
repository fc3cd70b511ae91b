/** Step 1: which names. What was pasted is understood while it is typed, and shown in three groups. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '../../../shared/domain/app.ts';
import type { AuthorityRef } from '../../../shared/domain/certificates.ts';
import type { CheckedName } from '../../../shared/domain/identifiers.ts';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { AccountNeeded } from '../accounts/AccountNeeded.tsx';
import { Hint } from '../help/Hint.tsx';
import { authorityName, authorityNamed } from '../wizard/authorities.ts';
import { useDraft } from '../wizard/draft-store.ts';
import { SavedNote } from '../wizard/SavedNote.tsx';
import type { StepProps } from '../wizard/WizardScreen.tsx';
import { AuthorityChoice } from './AuthorityChoice.tsx';
import css from './NamesStep.module.css';
import { OrderPanel } from './OrderPanel.tsx';
import { PasteField } from './PasteField.tsx';
import { Understood } from './Understood.tsx';

/** What was chosen for another authority does not hold for this one. */
const unlike = (authority: AuthorityRef, draft: Draft): Partial<Draft> => ({
  profile: undefined,
  fallbackAuthorities: draft.fallbackAuthorities.filter((each) => JSON.stringify(each) !== JSON.stringify(authority)),
});

export const NamesStep = ({ draft, report, frame }: StepProps) => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const { change, clear, load, understood, namesProblem } = useDraft();
  const authorities = useProviders((state) => state.authorities) ?? [];
  const [otherAuthority, setOtherAuthority] = useState('url' in draft.authority);
  const [authorityReady, setAuthorityReady] = useState(true);
  const count = report?.identifiers.length ?? 0;
  const current = understood?.text === draft.text;
  const ready = current && count > 0 && authorityReady && report !== undefined && count <= report.limit;

  const replace = (name: CheckedName, text: string) =>
    change({ text: draft.text.slice(0, name.range.start) + text + draft.text.slice(name.range.end) });
  const add = (name: string) => change({ text: `${draft.text.trimEnd()}\n${name}` });

  return frame(
    <>
      <PageHeading lead={t('names.lead')}>{t('names.title')}</PageHeading>
      <div className={css.names}>
        <div className={css.column}>
          <Hint id="paste" used={draft.text !== ''}>
            {t('hint.paste')}
          </Hint>
          <PasteField
            text={draft.text}
            onChange={(text) => change({ text })}
            understood={
              understood === undefined ? undefined : { text: understood.text, names: understood.report.names }
            }
          />
          {namesProblem === undefined ? null : <ProblemCard problem={namesProblem} />}
          {report === undefined || draft.text.trim() === '' ? null : (
            <Understood
              report={report}
              keepAnyway={draft.keepAnyway}
              onKeepAnyway={(keepAnyway) => change({ keepAnyway })}
              onReplace={current ? replace : undefined}
              onAdd={add}
              onOwnAuthority={() => setOtherAuthority(true)}
            />
          )}
          <AuthorityChoice
            authority={draft.authority}
            other={otherAuthority}
            onOther={setOtherAuthority}
            onChange={(authority) => change({ authority, ...unlike(authority, draft) })}
            onReady={setAuthorityReady}
          />
          {otherAuthority ? null : (
            <AccountNeeded
              key={JSON.stringify(draft.authority)}
              authority={draft.authority}
              known={authorityNamed(draft.authority, authorities)}
              name={authorityName(draft.authority, authorities)}
            />
          )}
        </div>
        <OrderPanel report={report} />
      </div>
    </>,
    <>
      <Button variant="transparent" onClick={() => go({ screen: 'certificates' })}>
        {t('app.close')}
      </Button>
      {draft.text === '' ? null : (
        <Button variant="transparent" onClick={() => void clear().then(load)}>
          {t('wizard.start-over')}
        </Button>
      )}
      <span className="spacer" />
      <SavedNote />
      <Button variant="filled" disabled={!ready} onClick={() => change({ step: 'proof' })}>
        {count > 0 ? t('names.continue', { count }) : t('names.continue-none')}
      </Button>
    </>,
  );
};
