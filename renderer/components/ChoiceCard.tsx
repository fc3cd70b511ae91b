/** One of several ways, as a card around a radio button. Put them into a `ChoiceGroup`. */
import type { ReactNode } from 'react';
import css from './ChoiceCard.module.css';

export interface ChoiceCardProps {
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly disabled?: boolean;
  readonly lang?: string;
}

export const ChoiceCard = ({
  name,
  value,
  checked,
  onChoose,
  title,
  children,
  disabled = false,
  lang,
}: ChoiceCardProps) => (
  <label className={css.card} data-on={checked} data-off={disabled} lang={lang}>
    <input
      className={css.input}
      type="radio"
      name={name}
      value={value}
      checked={checked}
      disabled={disabled}
      onChange={onChoose}
    />
    <span className={css.title}>{title}</span>
    {children === undefined ? null : <span className={css.text}>{children}</span>}
  </label>
);

export const ChoiceGroup = ({
  label,
  detail,
  hidesLabel = false,
  columns = 1,
  children,
}: {
  label: ReactNode;
  /** What stands right above says it already. */
  hidesLabel?: boolean;
  detail?: ReactNode;
  columns?: 1 | 2 | 3;
  children: ReactNode;
}) => (
  <fieldset className={css.group}>
    <legend className={hidesLabel ? 'visually-hidden' : css.legend}>{label}</legend>
    {detail === undefined ? null : <p className={css.detail}>{detail}</p>}
    <div className={css.cards} data-columns={columns}>
      {children}
    </div>
  </fieldset>
);
