/** For proofs that are answered on this computer: the port to listen on, or the folder of a web server that does. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Proof } from '../../../shared/domain/certificates.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './ProofStep.module.css';
import { isFullPath, isPort } from './server-values.ts';

type ServerProof = Extract<Proof, { method: 'http-01' | 'tls-alpn-01' }>;

export interface ServerFieldsProps {
  readonly proof: ServerProof;
  readonly onChange: (proof: ServerProof) => void;
  readonly onInvalid: (invalid: boolean) => void;
}

export const ServerFields = ({ proof, onChange, onInvalid }: ServerFieldsProps) => {
  const t = useSentence();
  const windows = useApp((state) => state.host?.platform) === 'windows';
  const usual = proof.method === 'http-01' ? 80 : 443;
  const [port, setPort] = useState(proof.port === undefined ? '' : String(proof.port));
  const [folder, setFolder] = useState(proof.method === 'http-01' ? (proof.webroot ?? '') : '');
  const portWrong = port !== '' && !isPort(port);
  const folderWrong = folder !== '' && !isFullPath(folder, windows);
  const tell = (nextPort: string, nextFolder: string) => {
    setPort(nextPort);
    setFolder(nextFolder);
    const wrong = (nextPort !== '' && !isPort(nextPort)) || (nextFolder !== '' && !isFullPath(nextFolder, windows));
    onInvalid(wrong);
    if (wrong) return;
    const { method } = proof;
    // With a folder nothing listens, so a port would say nothing.
    if (method === 'http-01' && nextFolder !== '') return onChange({ method, webroot: nextFolder });
    onChange(nextPort === '' || Number(nextPort) === usual ? { method } : { method, port: Number(nextPort) });
  };
  return (
    <details className={css.advanced} open={port !== '' || folder !== ''}>
      <summary>{t('app.advanced')}</summary>
      <div className={css.fields}>
        {proof.method === 'http-01' ? (
          <TextInput
            label={t('proof.webroot')}
            description={t('proof.webroot-hint')}
            placeholder={exampleFolder(windows)}
            spellCheck={false}
            value={folder}
            onChange={(event) => tell(port, event.currentTarget.value.trim())}
            error={folderWrong ? t('proof.webroot-invalid', { example: exampleFolder(windows) }) : undefined}
          />
        ) : null}
        {folder === '' ? (
          <TextInput
            label={t('proof.port')}
            description={t(usual === 80 ? 'proof.port-hint' : 'proof.port-443-hint')}
            placeholder={String(usual)}
            inputMode="numeric"
            value={port}
            onChange={(event) => tell(event.currentTarget.value.trim(), folder)}
            error={portWrong ? t('proof.port-invalid') : undefined}
          />
        ) : null}
      </div>
    </details>
  );
};

const exampleFolder = (windows: boolean): string => (windows ? 'C:\\inetpub\\wwwroot' : '/var/www/html');
