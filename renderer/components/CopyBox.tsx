/** Values to be carried over by hand, drawn like the form they go into: a label, the value, a copy button. */

import css from './CopyBox.module.css';
import { CopyButton } from './CopyButton.tsx';
import { StatusShape } from './StatusShape.tsx';

export interface CopyLine {
  readonly label: string;
  readonly value: string;
  /** Said, but not worth copying: a record type that is picked from a list. */
  readonly fixed?: boolean;
  /** What is there, and should not be: to be compared, never to be copied. */
  readonly wrong?: boolean;
}

export const CopyBox = ({ lines }: { lines: readonly CopyLine[] }) => (
  <dl className={css.box}>
    {lines.map((line) => (
      <div className={css.line} key={`${line.label} ${line.value}`}>
        <dt>{line.label}</dt>
        <dd>
          <span className="mono">{line.value}</span>
          {line.wrong === true ? <StatusShape shape="attention" /> : null}
          {line.fixed === true || line.wrong === true ? null : <CopyButton value={line.value} what={line.label} />}
        </dd>
      </div>
    ))}
  </dl>
);
