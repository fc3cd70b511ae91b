/** Another way of proof, where that of the old client cannot be followed: a stored key, this computer, a web server's folder. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Proof } from '../../../shared/domain/certificates.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useProviders } from '../../stores/providers-store.ts';

export const ProofChoice = ({ onChoice }: { onChoice: (proof: Proof | undefined) => void }) => {
  const t = useSentence();
  const { credentials, load } = useProviders();
  const [way, setWay] = useState('');
  const [folder, setFolder] = useState('');
  useEffect(() => void load(), [load]);
  const proofOf = (chosen: string, webroot: string): Proof | undefined => {
    if (chosen === 'listen') return { method: 'http-01' };
    if (chosen === 'webroot') return webroot.trim() === '' ? undefined : { method: 'http-01', webroot: webroot.trim() };
    const credential = credentials.find(({ id }) => id === chosen);
    return credential && { method: 'dns-01', provider: credential.provider, credentialId: credential.id };
  };
  const choose = (chosen: string, webroot: string) => {
    setWay(chosen);
    setFolder(webroot);
    onChoice(proofOf(chosen, webroot));
  };
  return (
    <>
      <NativeSelect
        label={t('adopt.proof')}
        value={way}
        onChange={(event) => choose(event.currentTarget.value, folder)}
        data={[
          { value: '', label: t('adopt.proof-choose') },
          ...credentials.map(({ id, label, provider }) => ({
            value: id,
            label: t('adopt.proof-key', { label: label === '' ? provider : label }),
          })),
          { value: 'listen', label: t('adopt.proof-listen') },
          { value: 'webroot', label: t('adopt.proof-webroot') },
        ]}
      />
      {way === 'webroot' ? (
        <TextInput
          label={t('adopt.proof-folder')}
          autoComplete="off"
          spellCheck={false}
          value={folder}
          onChange={(event) => choose(way, event.currentTarget.value)}
        />
      ) : null}
    </>
  );
};
