/** Ways that are tried after the first, in order. One further field appears for as long as another way is possible. */
import { NativeSelect } from '@mantine/core';
import type { Proof } from '../../../shared/domain/certificates.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './ProofStep.module.css';
import { type ProofOption, type ProviderPick, proofFor, type Way, wayOfProof, waysAfter } from './ways.ts';

export interface FallbacksProps {
  readonly options: readonly ProofOption[];
  readonly first: Way;
  readonly pick: ProviderPick | undefined;
  readonly proofs: readonly Proof[];
  readonly onChange: (proofs: Proof[]) => void;
}

const most = 2;

export const Fallbacks = ({ options, first, pick, proofs, onChange }: FallbacksProps) => {
  const t = useSentence();
  const places = [...proofs, undefined].slice(0, most);
  return (
    <div className={css.fallbacks}>
      {places.map((proof, place) => {
        const before = [first, ...proofs.slice(0, place).map(wayOfProof)];
        const offered = waysAfter(options, before, pick);
        const value = proof === undefined ? '' : wayOfProof(proof);
        if (offered.length === 0 && value === '') return null;
        const choose = (text: string) => {
          const way = offered.find((each) => each === text);
          const next = way === undefined ? undefined : proofFor(way, pick);
          onChange([...proofs.slice(0, place), ...(next === undefined ? [] : [next])]);
        };
        return (
          <NativeSelect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order is what the field is about
            key={place}
            label={t(place === 0 ? 'proof.second' : 'proof.third')}
            description={place === 0 ? t('proof.second-hint') : undefined}
            value={value}
            onChange={(event) => choose(event.currentTarget.value)}
            data={[
              { value: '', label: t('proof.second-none') },
              ...offered.map((way) => ({ value: way, label: t(`proof.short.${way}`) })),
            ]}
          />
        );
      })}
    </div>
  );
};
