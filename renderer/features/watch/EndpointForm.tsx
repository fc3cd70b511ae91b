/** A host to watch: its name, and what is spoken there. Looked at as soon as it is on the list. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { endpointInputSchema, usualPorts, watchProtocols } from '../../../shared/domain/watch.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { DialogForm } from '../../components/DialogForm.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import css from './Watch.module.css';

interface FormProps {
  readonly certificateId?: string | undefined;
  readonly onClose: () => void;
}

export const EndpointDialog = ({ open, ...form }: FormProps & { open: boolean }) => {
  const t = useSentence();
  return (
    <Dialog open={open} title={t('watching.add')} wide onClose={form.onClose}>
      <EndpointForm {...form} />
    </Dialog>
  );
};

const EndpointForm = ({ certificateId, onClose }: FormProps) => {
  const t = useSentence();
  const [host, setHost] = useState('');
  const [port, setPort] = useState('');
  const [protocol, setProtocol] = useState<(typeof watchProtocols)[number]>('tls');
  const [serverName, setServerName] = useState('');
  const [invalid, setInvalid] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    const input = endpointInputSchema.safeParse({
      host,
      protocol,
      ...(port.trim() === '' ? {} : { port: Number(port) }),
      ...(serverName.trim() === '' ? {} : { serverName }),
      ...(certificateId === undefined ? {} : { certificateId }),
    });
    setInvalid(!input.success);
    if (!input.success) return;
    try {
      const { id } = await call('watch.save', input.data);
      onClose();
      await call('watch.look', { id });
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  return (
    <DialogForm problem={problem} submit={t('watching.add')} onSubmit={save} onClose={onClose}>
      <div className={css.pair}>
        <TextInput
          label={t('watching.host')}
          description={t('watching.host-hint')}
          error={invalid ? t('watching.host-invalid') : undefined}
          value={host}
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setHost(event.currentTarget.value)}
        />
        <TextInput
          label={t('watching.port')}
          inputMode="numeric"
          placeholder={String(usualPorts[protocol])}
          value={port}
          onChange={(event) => setPort(event.currentTarget.value)}
        />
      </div>
      <NativeSelect
        label={t('watching.protocol')}
        value={protocol}
        onChange={(event) => setProtocol(watchProtocols.find((one) => one === event.currentTarget.value) ?? 'tls')}
        data={watchProtocols.map((value) => ({ value, label: t(`watching.protocol.${value}`) }))}
      />
      <TextInput
        label={t('watching.server-name')}
        description={t('watching.server-name-hint')}
        value={serverName}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setServerName(event.currentTarget.value)}
      />
    </DialogForm>
  );
};
