/** Opens the report for helpers about a run or a pasted text. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSentence } from '../../i18n/i18n.ts';
import { type BundleAbout, BundleDialog } from './BundleDialog.tsx';

export const BundleButton = ({ about }: { about: BundleAbout }) => {
  const t = useSentence();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t('bundle.open')}
      </Button>
      <BundleDialog about={about} open={open} onClose={() => setOpen(false)} />
    </>
  );
};
