/** Fields of a form that a descriptor describes, in the language of the page. */
import type { Language } from '../../shared/domain/languages.ts';
import type { ProviderField } from '../../shared/domain/providers.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import { fieldWords, type Values } from '../../shared/i18n/index.ts';

export interface FormField
  extends Pick<ProviderField, 'key' | 'secret' | 'required' | 'example' | 'default' | 'lines'> {
  readonly label: string;
  readonly help: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export const formField = ({ label, help, options, ...field }: ProviderField, language: Language): FormField => ({
  ...field,
  label: label[language],
  help: help[language],
  ...(options === undefined ? {} : { options: options.map((value) => ({ value, label: value })) }),
});

/** What is stored of a field: whether it is set, and what it holds unless it is secret. */
export interface KnownField {
  readonly key: string;
  readonly set: boolean;
  readonly value?: string | undefined;
}

/** What is wrong with each field, by key; empty where something else is wrong, or a field that the form does not have. */
export const wrongFields = (
  problem: Problem | undefined,
  fields: readonly FormField[],
): ReadonlyMap<string, string> => {
  const wrong = problem?.code === 'credential.invalid' ? problem.details.fields : [];
  const isHere = wrong.every(({ key }) => fields.some((field) => field.key === key));
  return new Map(isHere ? wrong.map(({ key, problem: what }) => [key, what]) : []);
};

/** The form's own labels in place of the keys that a failure carries. */
export const problemWords = (
  problem: Problem,
  name: string,
  fields: readonly FormField[],
  language: Language,
): Values => {
  if (problem.code !== 'credential.invalid') return { provider: name };
  const labelled = problem.details.fields.map(({ key, problem: what }) => ({
    key: fields.find((field) => field.key === key)?.label ?? key,
    problem: what,
  }));
  return { provider: name, fields: fieldWords(labelled, language) };
};
