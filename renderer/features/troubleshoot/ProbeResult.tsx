/** What a probe found, in one sentence, with what it saw. Takes the focus: the button that started it may have moved. */
import { useEffect, useRef } from 'react';
import { causeOfResult } from '../../../shared/domain/diagnosis-probes.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './CauseList.module.css';
import { distinctLines } from './evidence-lines.ts';
import type { Measured } from './probing.ts';

export interface ProbeResultProps {
  readonly measured: Measured;
  /** Inside another card, which has the frame. */
  readonly plain?: boolean;
}

export const ProbeResult = ({ measured: { probe, report }, plain = false }: ProbeResultProps) => {
  const t = useSentence();
  const language = useLanguage();
  const line = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new report takes the focus
  useEffect(() => line.current?.focus(), [report]);
  const { outcome, result = '', causes } = report;
  const found = causeOfResult(probe, result);
  const cause = causes.find(({ id }) => id === found)?.title[language] ?? '';
  const evidence = distinctLines(report.evidence);
  return (
    <div className={`card ${css.measured}`} data-outcome={outcome} data-plain={plain}>
      <p ref={line} tabIndex={-1}>
        {t(`diagnose.probe.${outcome}`, { cause })}
      </p>
      {evidence.length === 0 ? null : (
        <ul className={css.evidence} aria-label={t('troubleshoot.measured')}>
          {evidence.map((one) => (
            <li className="mono" key={one}>
              {one}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
