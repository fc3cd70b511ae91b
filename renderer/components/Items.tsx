/** Short items under a heading, each with a dot; two such lists side by side. */
import type { ReactNode } from 'react';
import css from './Items.module.css';

interface ItemsProps {
  readonly title: string;
  readonly items: readonly string[];
  /** Said where there are no items. */
  readonly none?: string;
}

export const Items = ({ title, items, none }: ItemsProps) => (
  <section className={css.items} aria-label={title}>
    <h3>{title}</h3>
    {items.length === 0 && none !== undefined ? <p className="quiet">{none}</p> : <DottedList items={items} />}
  </section>
);

interface DottedListProps extends Pick<ItemsProps, 'items'> {
  /** Sentences rather than words. */
  readonly apart?: boolean;
}

export const DottedList = ({ items, apart = false }: DottedListProps) => (
  <ul className={css.dotted} data-apart={apart}>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

export const ItemColumns = ({ children }: { readonly children: ReactNode }) => (
  <div className={css.columns}>{children}</div>
);
