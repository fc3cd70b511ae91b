/** How long the domains of watched certificates are registered, as their registries say. */
import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DomainRegistration } from '../../../shared/domain/watch.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useWatch } from '../../stores/watch-store.ts';
import css from './Watch.module.css';

export const Domains = () => {
  const t = useSentence();
  const asked = useWatch(({ state }) => state?.domains);
  const { domains, busy, problem, ask, turn } = useDomains();
  return (
    <Section
      busy={busy}
      title={t('watching.domains')}
      lead={t('watching.domains-lead')}
      act={
        domains === undefined || domains.length === 0 ? null : (
          <Button size="xs" loading={busy} onClick={() => void ask(true)}>
            {t('watching.domains-ask')}
          </Button>
        )
      }
    >
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div className={`card ${css.card}`}>
        <div className={css.switch}>
          <Checkbox
            label={t('watching.domains-switch')}
            checked={asked ?? false}
            disabled={asked === undefined}
            onChange={(event) => void turn(event.currentTarget.checked)}
          />
        </div>
        {domains === undefined ? null : domains.length === 0 ? (
          <p className="quiet">{t('watching.domains-none')}</p>
        ) : (
          <ul>
            {domains.map((one) => (
              <DomainRow key={one.domain} registration={one} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
};

const month = 30 * 86_400_000;

const DomainRow = ({ registration: { domain, state, expiresAt } }: { registration: DomainRegistration }) => {
  const t = useSentence();
  const formats = useFormats();
  const soon = expiresAt !== undefined && Date.parse(expiresAt) - Date.now() < month;
  return (
    <li className={css.row}>
      <div className={css.top}>
        <h3>{domain}</h3>
        <Status shape={soon ? 'attention' : state === 'known' ? 'fine' : 'unknown'}>
          {t(`watching.domain.${state}`, { date: expiresAt === undefined ? '' : formats.date(expiresAt) })}
        </Status>
      </div>
    </li>
  );
};

const useDomains = () => {
  const askRegistries = useWatch((state) => state.askRegistries);
  const [domains, setDomains] = useState<readonly DomainRegistration[]>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
    setBusy(false);
  };
  const ask = (fresh: boolean) => attempt(async () => setDomains((await call('domains.list', { fresh })).domains));
  const turn = (on: boolean) => attempt(() => askRegistries(on));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens
  useEffect(() => void ask(false), []);
  return { domains, busy, problem, ask, turn };
};
