/** A diagnosis in the words of both languages. */
import { causes } from '../../../shared/domain/causes.ts';
import type { DiagnosedCause, Diagnosis } from '../../../shared/domain/diagnosis.ts';
import { isProbeId, type ProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import { causeTexts as en } from '../../../shared/i18n/en/causes.ts';
import { probeTexts as probesEn, rehearse as rehearseEn } from '../../../shared/i18n/en/causes-probes.ts';
import { causeTexts as zh } from '../../../shared/i18n/zh/causes.ts';
import { probeTexts as probesZh, rehearse as rehearseZh } from '../../../shared/i18n/zh/causes-probes.ts';
import { diagnose, type Failure, type Finding } from './diagnose.ts';

/** `runs`: which probes can be run where this is asked; none unless told. */
export const diagnosisOf = (failure: Failure, runs: (probe: ProbeId) => boolean = () => false): Diagnosis => ({
  causes: diagnose(failure, runs).map((finding) => inWords(finding, runs)),
});

const inWords = (
  { cause, confidence, evidence, confirm }: Finding,
  runs: (probe: ProbeId) => boolean,
): DiagnosedCause => {
  const facts = causes[cause];
  const chinese = zh[cause];
  return {
    id: cause,
    confidence,
    title: { en: en[cause].title, zh: chinese.title },
    explanation: { en: en[cause].explanation, zh: chinese.explanation },
    fixes: en[cause].fixes.map((fix, index) => ({
      en: fix,
      zh: chinese.fixes[index] ?? fix,
      action: facts.fixes[index] ?? 'retry',
    })),
    autofix: facts.autofix,
    evidence: [...evidence],
    ...confirmIn(confirm, runs),
    verify: verifyIn(facts.probes[0]),
  };
};

const confirmIn = (probe: ProbeId | undefined, runs: (probe: ProbeId) => boolean): Pick<DiagnosedCause, 'confirm'> =>
  probe === undefined
    ? {}
    : { confirm: { probe, en: probesEn[probe].look, zh: probesZh[probe].look, runnable: runs(probe) } };

const verifyIn = (probe: string | undefined): DiagnosedCause['verify'] =>
  probe !== undefined && isProbeId(probe)
    ? { en: `${probesEn[probe].verify} ${rehearseEn}`, zh: `${probesZh[probe].verify}${rehearseZh}` }
    : { en: rehearseEn, zh: rehearseZh };
