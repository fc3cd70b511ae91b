/** What the next order is told, in words; and how to change it: here what nothing depends on, the rest in the wizard. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CertificateView, Policy } from '../../../shared/domain/certificates.ts';
import type { RenewalTerms } from '../../../shared/domain/managed.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Fact, Facts } from '../../components/Facts.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Section } from '../../components/Section.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useProviders } from '../../stores/providers-store.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useProofWords } from '../proof/use-proof-words.ts';
import { wayOfProof } from '../proof/ways.ts';
import { authorityName } from '../wizard/authorities.ts';
import { useDraft } from '../wizard/draft-store.ts';
import css from './Certificate.module.css';
import { TermsDialog } from './TermsDialog.tsx';
import { termsOf } from './terms.ts';

export const Terms = ({ certificate }: { certificate: CertificateView }) => {
  const t = useSentence();
  const { id, status } = certificate;
  const policy = useRehearsals(({ details }) => details[id]?.policy);
  const [asking, setAsking] = useState(false);
  const { save, undo, told, problem } = useSaving(id);
  if (policy === undefined) return null;
  const own = policy.csrPem !== undefined;
  // An order under way brings its own terms with it when it is done.
  const going = status === 'working' || status === 'waiting';
  return (
    <Section
      title={t('certificate.terms')}
      lead={t(own ? 'certificate.terms-own-request' : 'certificate.terms-lead')}
      act={
        own ? null : (
          <Button size="xs" disabled={going} onClick={() => setAsking(true)}>
            {t('certificate.terms-change')}
          </Button>
        )
      }
    >
      <div role="status" className={css.told}>
        {told === undefined ? null : (
          <>
            <Status shape="fine">{t(told === 'saved' ? 'certificate.terms-saved' : 'certificate.terms-back')}</Status>
            {undo === undefined ? null : (
              <Button size="xs" variant="subtle" onClick={undo}>
                {t('certificate.terms-undo')}
              </Button>
            )}
          </>
        )}
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <Words policy={policy} own={own} going={going} />
      <TermsDialog
        open={asking}
        policy={policy}
        inUse={certificate.current?.keyType}
        onSave={(terms) => save(terms, termsOf(policy))}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
};

/** Saving, and the way back: the terms before are kept as long as the page stands. */
const useSaving = (id: string) => {
  const loadDetail = useRehearsals((state) => state.loadDetail);
  const loadPlan = useRenewal((state) => state.load);
  const [before, setBefore] = useState<RenewalTerms>();
  const [told, setTold] = useState<'saved' | 'back'>();
  const [problem, setProblem] = useState<Problem>();
  const put = async (terms: RenewalTerms): Promise<void> => {
    await call('certificates.change-terms', { id, terms });
    await Promise.all([loadDetail(id), loadPlan()]);
  };
  const back = async (terms: RenewalTerms): Promise<void> => {
    setProblem(undefined);
    try {
      await put(terms);
      setBefore(undefined);
      setTold('back');
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  return {
    told,
    problem,
    save: async (terms: RenewalTerms, earlier: RenewalTerms): Promise<void> => {
      await put(terms);
      setBefore(earlier);
      setTold('saved');
    },
    undo: before === undefined ? undefined : () => void back(before),
  };
};

const Words = ({ policy, own, going }: { policy: Policy; own: boolean; going: boolean }) => {
  const t = useSentence();
  const { keyType, keyPolicy, profile, preferredChain, resolvers } = policy;
  return (
    <Facts>
      <ProofFact policy={policy} locked={own || going} />
      <Fact label={t('certificate.terms-authorities')}>
        <Authorities policy={policy} />
      </Fact>
      <Fact label={t('review.profile')}>{profile ?? t('review.profile-none')}</Fact>
      <Fact label={t('certificate.key')} detail={own ? undefined : t(`review.key-policy-${keyPolicy}`)}>
        {t(`key.${keyType}`)}
      </Fact>
      {preferredChain === undefined ? null : (
        <Fact label={t('review.chain')}>
          {preferredChain.kind === 'root'
            ? t('certificate.terms-chain-root', { name: preferredChain.name })
            : t('review.chain-shortest')}
        </Fact>
      )}
      {policy.proof.method.startsWith('dns-') ? (
        <Fact label={t('certificate.terms-waits')}>
          <Waits policy={policy} />
        </Fact>
      ) : null}
      {resolvers.length === 0 ? null : (
        <Fact label={t('certificate.terms-resolvers')}>
          <span className="mono">{resolvers.join(', ')}</span>
        </Fact>
      )}
    </Facts>
  );
};

const ProofFact = ({ policy, locked }: { policy: Policy; locked: boolean }) => {
  const t = useSentence();
  const formats = useFormats();
  const go = useRoute((state) => state.go);
  const fillFrom = useDraft((state) => state.fillFrom);
  const words = useProofWords(policy.proof);
  const others = policy.fallbackProofs.map((proof) => t(`proof.short.${wayOfProof(proof)}`));
  return (
    <Fact
      label={t('certificate.proof')}
      detail={others.length === 0 ? undefined : t('certificate.terms-fallback', { way: formats.list(others) })}
    >
      {words}
      {locked ? null : (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            fillFrom(policy, 'proof');
            go({ screen: 'wizard' });
          }}
        >
          {t('certificate.terms-reprove')}
        </Button>
      )}
    </Fact>
  );
};

const Authorities = ({ policy: { authority, fallbackAuthorities } }: { policy: Policy }) => {
  const t = useSentence();
  const authorities = useProviders((state) => state.authorities) ?? [];
  return (
    <ol className={css.names}>
      <li>{authorityName(authority, authorities)}</li>
      {fallbackAuthorities.map((ref) => (
        <li key={JSON.stringify(ref)}>
          {t('certificate.terms-second', { authority: authorityName(ref, authorities) })}
        </li>
      ))}
    </ol>
  );
};

const Waits = ({ policy: { minimumWait, maximumWait } }: { policy: Policy }) => {
  const t = useSentence();
  const formats = useFormats();
  if (minimumWait === undefined && maximumWait === undefined) return t('certificate.terms-wait-none');
  return formats.list([
    ...(minimumWait === undefined
      ? []
      : [t('certificate.terms-wait-least', { span: formats.span(minimumWait * 1000) })]),
    ...(maximumWait === undefined
      ? []
      : [t('certificate.terms-wait-most', { span: formats.span(maximumWait * 1000) })]),
  ]);
};
