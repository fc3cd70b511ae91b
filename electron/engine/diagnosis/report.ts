/** A diagnosis in the words of every language. */
import { type CauseText, causes } from '../../../shared/domain/causes.ts';
import type { DiagnosedCause, Diagnosis } from '../../../shared/domain/diagnosis.ts';
import { isProbeId, type ProbeId } from '../../../shared/domain/diagnosis-probes.ts';
import { localText } from '../../../shared/domain/languages.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
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
  const said = (say: (text: CauseText) => string) => localText((language) => say(packOf(language).later.causes[cause]));
  return {
    id: cause,
    confidence,
    title: said(({ title }) => title),
    explanation: said(({ explanation }) => explanation),
    fixes: facts.fixes.map((action, index) => ({ ...said(({ fixes }) => fixes[index] ?? ''), action })),
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
          ...localText((language) => packOf(language).later.probes[probe].look),
          runnable: runs(probe),
        },
      };

const verifyIn = (probe: string | undefined): DiagnosedCause['verify'] =>
  localText((language) => {
    const { style, later } = packOf(language);
    const own = probe !== undefined && isProbeId(probe) ? later.probes[probe].verify : '';
    return own === '' ? later.rehearse : `${own}${style.blank}${later.rehearse}`;
  });
