/** A diagnosis in the words of every language. */
import { type CauseText, causes } from '../../../shared/domain/causes.ts';
import type { DiagnosedCause, Diagnosis } from '../../../shared/domain/diagnosis.ts';
import { isProbeId, type ProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import { localText } from '../../../shared/domain/languages.ts';
import { fixWords } from '../../../shared/i18n/cause-words.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { topicsOf } from '../../../shared/i18n/topics.ts';
import { diagnose, type Failure, type Finding } from './diagnose.ts';

/** `runs`: which probes can be run where this is asked; none unless told. */
export const diagnosisOf = (failure: Failure, runs: (probe: ProbeId) => boolean = () => false): Diagnosis => ({
  causes: diagnose(failure, runs).map((finding) => inWords(finding, runs, failure.provider)),
});

const inWords = (
  { cause, confidence, evidence, confirm }: Finding,
  runs: (probe: ProbeId) => boolean,
  provider: string | undefined,
): DiagnosedCause => {
  const facts = causes[cause];
  const said = (say: (text: CauseText) => string) => localText((language) => say(topicsOf(language).causes[cause]));
  return {
    id: cause,
    confidence,
    title: said(({ title }) => title),
    explanation: said(({ explanation }) => explanation),
    fixes: facts.fixes.map((action, index) => ({
      ...localText((language) => fixWords(topicsOf(language).causes[cause], language, provider)[index] ?? ''),
      action,
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
    : {
        confirm: {
          probe,
          ...localText((language) => topicsOf(language).probes[probe].look),
          runnable: runs(probe),
        },
      };

const verifyIn = (probe: string | undefined): DiagnosedCause['verify'] =>
  localText((language) => {
    const { probes, rehearse } = topicsOf(language);
    const { blank } = packOf(language).style;
    const own = probe !== undefined && isProbeId(probe) ? probes[probe].verify : '';
    return own === '' ? rehearse : `${own}${blank}${rehearse}`;
  });
