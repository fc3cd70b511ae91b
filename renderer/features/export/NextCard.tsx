/** What to do at the target: numbered steps, which file goes into which field, and the lines to copy. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import type { SnippetFacts } from '../../../shared/domain/destinations/types.ts';
import type { DestinationChoice } from '../../../shared/domain/destinations.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { type DestinationWords, explain } from '../../../shared/i18n/destination-words.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { usePlace } from '../../stores/place-store.ts';
import { useWatch } from '../../stores/watch-store.ts';
import guide from '../provider/Guide.module.css';
import { servedWhereId } from '../watch/ServedWhere.tsx';
import css from './Export.module.css';

interface NextCardProps {
  readonly choice: DestinationChoice;
  readonly certificate: CertificateView;
  readonly facts: Omit<SnippetFacts, 'folder'>;
}

export const NextCard = (props: NextCardProps) => (
  // Another place has its own folder.
  <Next key={`${props.choice.id} ${props.choice.variant.id}`} {...props} />
);

const Next = ({ choice, certificate, facts }: NextCardProps) => {
  const t = useSentence();
  const language = useLanguage();
  const usual = choice.variant.snippet?.folder ?? '';
  const [folder, setFolder] = useState(usual);
  const words = explain(choice, { ...facts, folder: folder.trim().replace(/[\\/]+$/, '') }, language);
  const { source } = choice.destination;
  return (
    <section className={css.next} aria-labelledby="export-then">
      <h3 id="export-then">{t('export-page.then')}</h3>
      {usual === '' ? null : (
        <TextInput
          className={css.target}
          label={t('export-page.target-folder')}
          value={folder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
      )}
      <ol className={guide.guide}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {words.fields.length === 0 ? null : <Fields fields={words.fields} />}
      {words.snippet === undefined ? null : <Lines snippet={words.snippet} />}
      {source === undefined ? null : (
        <p className={css.source}>
          <OutsideLink url={source}>{t('export-page.source')}</OutsideLink>
        </p>
      )}
      {choice.destination.family === 'format' ? null : <Served certificate={certificate} />}
    </section>
  );
};

const Fields = ({ fields }: Pick<DestinationWords, 'fields'>) => {
  const t = useSentence();
  return (
    <table className={css.fields}>
      <caption className="visually-hidden">{t('export-page.fields')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('export-page.field')}</th>
          <th scope="col">{t('export-page.file')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ role, label, file }) => (
          <tr key={role}>
            <th scope="row">{label}</th>
            <td className="mono">{file}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Lines = ({ snippet: { heading, lines } }: { snippet: NonNullable<DestinationWords['snippet']> }) => {
  const t = useSentence();
  return (
    <div className={css.lines}>
      <div>
        <h4>{heading}</h4>
        <CopyButton value={`${lines.join('\n')}\n`} what={t('export-page.lines')} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard */}
      <section className={css.scroll} tabIndex={0} aria-label={heading}>
        <pre className="mono">{lines.join('\n')}</pre>
      </section>
    </div>
  );
};

/** The watch over the hosts of a certificate, turned on and shown. What is signed in practice is served nowhere. */
const Served = ({ certificate: { id, name } }: { certificate: CertificateView }) => {
  const t = useSentence();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  const [problem, setProblem] = useState<Problem>();
  if (practice) return null;
  const check = async (): Promise<void> => {
    try {
      const watch = useWatch.getState();
      await watch.load();
      await watch.watch(id, true);
      usePlace.getState().open({ screen: 'certificate', id }, servedWhereId);
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  return (
    <>
      <div className={css.served}>
        <span>{t('export-page.served', { name })}</span>
        <Button onClick={() => void check()}>{t('export-page.serve')}</Button>
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
    </>
  );
};
