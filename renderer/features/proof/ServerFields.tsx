/**
 * For proofs that are answered on this computer: the port to listen on, or the folder of a web server that does; and who
 * knows the addresses of the names, which the checks before an order ask for.
 */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Proof } from '../../../shared/domain/certificates.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { ResolversField } from '../provider/WatchOptions.tsx';
import { useDraft } from '../wizard/draft-store.ts';
import css from './ProofStep.module.css';
import { isFullPath, isPort } from './server-values.ts';

type ServerProof = Extract<Proof, { method: 'http-01' | 'tls-alpn-01' }>;

export interface ServerFieldsProps {
  readonly proof: ServerProof;
  readonly onChange: (proof: ServerProof) => void;
  readonly onInvalid: (invalid: boolean) => void;
}

export const ServerFields = (props: ServerFieldsProps) => {
  const t = useSentence();
  const { proof } = props;
  const windows = useApp((state) => state.host?.platform) === 'windows';
  const { port, folder, portWrong, folderWrong, tell } = useTyped(props, windows);
  const resolvers = useDraft((state) => state.draft?.resolvers) ?? '';
  const change = useDraft((state) => state.change);
  // Open from the start where something is set; later only the reader opens and closes it, also while clearing a field.
  const [used] = useState([port, folder, resolvers].some((text) => text !== ''));
  return (
    <details className={`more ${css.more}`} open={used}>
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
            description={t(proof.method === 'http-01' ? 'proof.port-hint' : 'proof.port-443-hint')}
            placeholder={String(usualPort(proof.method))}
            inputMode="numeric"
            value={port}
            onChange={(event) => tell(event.currentTarget.value.trim(), folder)}
            error={portWrong ? t('proof.port-invalid') : undefined}
          />
        ) : null}
        <ResolversField resolvers={resolvers} onChange={(text) => change({ resolvers: text })} />
      </div>
    </details>
  );
};

const useTyped = ({ proof, onChange, onInvalid }: ServerFieldsProps, windows: boolean) => {
  const [port, setPort] = useState(proof.port === undefined ? '' : String(proof.port));
  const [folder, setFolder] = useState(proof.method === 'http-01' ? (proof.webroot ?? '') : '');
  const isPortWrong = (text: string) => text !== '' && !isPort(text);
  const isFolderWrong = (text: string) => text !== '' && !isFullPath(text, windows);
  const tell = (nextPort: string, nextFolder: string) => {
    setPort(nextPort);
    setFolder(nextFolder);
    const wrong = isPortWrong(nextPort) || isFolderWrong(nextFolder);
    onInvalid(wrong);
    if (wrong) return;
    const { method } = proof;
    // With a folder nothing listens, so a port would say nothing.
    if (method === 'http-01' && nextFolder !== '') return onChange({ method, webroot: nextFolder });
    onChange(
      nextPort === '' || Number(nextPort) === usualPort(method) ? { method } : { method, port: Number(nextPort) },
    );
  };
  return { port, folder, portWrong: isPortWrong(port), folderWrong: isFolderWrong(folder), tell };
};

const usualPort = (method: ServerProof['method']): number => (method === 'http-01' ? 80 : 443);

const exampleFolder = (windows: boolean): string => (windows ? 'C:\\inetpub\\wwwroot' : '/var/www/html');
