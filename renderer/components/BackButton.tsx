/** In the title bar: the way to the screen that this one is a part of. */
import { Button } from '@mantine/core';
import { type Route, useRoute } from '../stores/route-store.ts';
import css from './BackButton.module.css';
import { IconArrowLeft } from './icons.ts';

export const BackButton = ({ to, children }: { readonly to: Route; readonly children: string }) => {
  const go = useRoute((state) => state.go);
  return (
    <Button
      variant="transparent"
      className={css.back}
      leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden="true" />}
      onClick={() => go(to)}
    >
      {children}
    </Button>
  );
};
