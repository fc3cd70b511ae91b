import type { ReactNode } from 'react';
import css from './SettingsScreen.module.css';

interface RowProps {
  /** By which the palette leads here. */
  readonly id?: string;
  readonly label: ReactNode;
  readonly detail?: string;
  readonly children: ReactNode;
}

export const Row = ({ id, label, detail, children }: RowProps) => (
  <div className={css.row} id={id}>
    <dt>{label}</dt>
    <dd>
      <div className={css.value}>{children}</div>
      {detail === undefined ? null : <p>{detail}</p>}
    </dd>
  </div>
);
