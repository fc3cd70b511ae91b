import type { ReactNode } from 'react';
import css from './SettingsScreen.module.css';

export const Row = ({ label, detail, children }: { label: string; detail?: string; children: ReactNode }) => (
  <div className={css.row}>
    <dt>{label}</dt>
    <dd>
      <div className={css.value}>{children}</div>
      {detail === undefined ? null : <p>{detail}</p>}
    </dd>
  </div>
);
