/** Part of the settings: the proxy that connections leave through, and the DNS servers that are usually asked. */
import { Button, SegmentedControl } from '@mantine/core';
import type { ProxyState } from '../../../shared/domain/proxy.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Connection.module.css';
import { OwnProxy } from './OwnProxy.tsx';
import { UsualResolvers } from './UsualResolvers.tsx';
import { useProxy } from './use-proxy.ts';

export const ConnectionSettings = () => {
  const t = useSentence();
  return (
    <Section settings id="connection-settings" title={t('connection.title')} lead={t('connection.lead')}>
      <ProxyCard />
      <UsualResolvers />
    </Section>
  );
};

const ProxyCard = () => {
  const t = useSentence();
  const proxy = useProxy();
  const { state, draft, busy, problem, change } = proxy;
  if (state === undefined || draft === undefined)
    return problem === undefined ? null : <ProblemCard problem={problem} />;
  return (
    <form
      className={`card ${css.card}`}
      noValidate
      aria-label={t('connection.proxy')}
      onSubmit={(event) => {
        event.preventDefault();
        void proxy.save();
      }}
    >
      <div className={css.choice}>
        <h3>{t('connection.proxy')}</h3>
        <SegmentedControl
          aria-label={t('connection.proxy')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          data={[
            { value: 'system', label: t('connection.proxy-system') },
            { value: 'none', label: t('connection.proxy-none') },
            { value: 'own', label: t('connection.proxy-own') },
          ]}
        />
      </div>
      {draft.kind === 'own' ? (
        <OwnProxy draft={draft} kept={state.signsIn} onChange={change} onForget={() => void proxy.forget()} />
      ) : (
        <Meaning kind={draft.kind} environment={state.environment} />
      )}
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <div className={css.foot}>
        <div role="status">
          <Outcome {...proxy} />
        </div>
        <Button size="xs" variant="subtle" loading={busy === 'testing'} onClick={() => void proxy.test()}>
          {t('connection.test')}
        </Button>
        <Button size="xs" type="submit" loading={busy === 'saving'}>
          {t('connection.save')}
        </Button>
      </div>
    </form>
  );
};

interface MeaningProps {
  readonly kind: 'system' | 'none';
  readonly environment: ProxyState['environment'];
}

const Meaning = ({ kind, environment }: MeaningProps) => {
  const t = useSentence();
  const words = () => {
    if (kind === 'none') return t('connection.none-means');
    return environment === undefined
      ? t('connection.system-none')
      : t('connection.system-named', { proxy: environment });
  };
  return <p className="quiet">{words()}</p>;
};

const Outcome = ({ busy, tested, saved }: Pick<ReturnType<typeof useProxy>, 'busy' | 'tested' | 'saved'>) => {
  const t = useSentence();
  if (busy === 'testing') return <Status shape="working">{t('connection.testing')}</Status>;
  if (saved) return <Status shape="fine">{t('connection.saved')}</Status>;
  if (tested === undefined) return null;
  const { host, proxy, milliseconds } = tested;
  return (
    <Status shape="fine">
      {proxy === undefined
        ? t('connection.reached-directly', { host, milliseconds })
        : t('connection.reached-through', { host, milliseconds, proxy })}
    </Status>
  );
};
