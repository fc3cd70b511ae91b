/** Copies one value and says so for a moment. `what` names the value for those who hear the page. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSentence } from '../i18n/i18n.ts';
import { IconCheck, IconCopy } from './icons.ts';

const confirmationTime = 1600;

export const CopyButton = ({ value, what }: { value: string; what: string }) => {
  const t = useSentence();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), confirmationTime);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    void navigator.clipboard.writeText(value).then(() => setCopied(true));
  };
  return (
    <Button
      size="xs"
      variant="subtle"
      leftSection={copied ? <IconCheck size={15} stroke={2} /> : <IconCopy size={15} stroke={1.7} />}
      aria-label={copied ? t('app.copied') : t('app.copy-what', { what })}
      onClick={copy}
    >
      <span aria-live="polite">{copied ? t('app.copied') : t('app.copy')}</span>
    </Button>
  );
};
