/** The last look before a report is handed out: whatever got this far and must not leave is taken out and counted. */
import type { BundleFile } from '../../../shared/domain/diagnosis.ts';
import { gap, withoutShapes } from '../diagnosis/redact.ts';
import type { Needle } from './known-secrets.ts';
import type { Redactor } from './redact.ts';

export interface Gate {
  readonly needles: readonly Needle[];
  readonly redactor: Pick<Redactor, 'personal'>;
  readonly onFound: () => void;
}

export const passGate = (files: readonly BundleFile[], { needles, redactor, onFound }: Gate): readonly BundleFile[] =>
  files.map(({ name, text }) => ({
    name,
    text: redactor.personal(withoutShapes(withoutKnown(text, needles, onFound), onFound)),
  }));

const withoutKnown = (text: string, needles: readonly Needle[], onFound: () => void): string =>
  needles.reduce((rest, { text: secret, alone }) => {
    if (!rest.includes(secret)) return rest;
    const escaped = secret.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const pattern = new RegExp(alone ? `(?<![\\w-])${escaped}(?![\\w-])` : escaped, 'g');
    return rest.replace(pattern, () => {
      onFound();
      return gap;
    });
  }, text);
