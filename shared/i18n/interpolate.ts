/** `{{name}}` in a sentence is replaced by a value; the notation is i18next's, so both sides share the resources. */
import type { Language } from '../domain/app.ts';
import { packOf } from './packs.ts';

export type Values = Readonly<Record<string, string | number>>;

const slot = /\{\{([\w.-]+)\}\}/g;

export const interpolate = (text: string, values: Values): string =>
  text.replace(slot, (_, name: string) => String(values[name] ?? ''));

export const slotsOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(slot)].map((match) => match[1] ?? ''))].sort();

/** Details of any depth as flat values: `problem.detail`, and lists joined the way the language does. */
export const flatten = (details: unknown, language: Language, prefix = ''): Record<string, string | number> => {
  if (typeof details === 'string' || typeof details === 'number') return { [prefix]: details };
  if (Array.isArray(details)) {
    return { [prefix]: details.map((item) => labelOf(item)).join(packOf(language).style.comma) };
  }
  if (typeof details !== 'object' || details === null) return {};
  return Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) =>
      Object.entries(flatten(value, language, prefix === '' ? key : `${prefix}.${key}`)),
    ),
  );
};

/** The part of a list entry that people recognise it by. */
const labels = ['value', 'identifier', 'name', 'label', 'key', 'path', 'type'] as const;
const labelOf = (item: unknown): string => {
  if (typeof item !== 'object' || item === null) return String(item);
  const found = labels.map((key) => (item as Record<string, unknown>)[key]).find((value) => typeof value === 'string');
  return found === undefined ? '' : String(found);
};
