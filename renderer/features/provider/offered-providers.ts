/** Which providers a mode offers for writing records automatically, and whether a form holds all that one needs. */
import type { CredentialView, ProviderDescriptor } from '../../../shared/domain/providers.ts';

export const offeredProviders = (
  providers: readonly ProviderDescriptor[],
  practice: boolean,
): readonly ProviderDescriptor[] =>
  providers.filter(({ mode, practiceOnly }) => mode === 'automatic' && practiceOnly === practice);

/** Required fields, or one whole group where the provider takes several kinds of key. */
export const isComplete = (
  { fields, anyOf = [] }: ProviderDescriptor,
  typed: Readonly<Record<string, string>>,
  stored: CredentialView | undefined,
): boolean => {
  const filled = new Set(
    fields
      .filter(
        ({ key, default: usual }) =>
          (typed[key] ?? '').trim() !== '' ||
          usual !== undefined ||
          stored?.fields.some((field) => field.key === key && field.set) === true,
      )
      .map(({ key }) => key),
  );
  const required = fields.every(({ key, required: needed }) => !needed || filled.has(key));
  return required && (anyOf.length === 0 || anyOf.some((group) => group.every((key) => filled.has(key))));
};

/** Something is typed that is not stored. A secret left empty stays as it is; any other stored field can be emptied. */
export const isChanged = (
  typed: Readonly<Record<string, string>>,
  stored: Pick<CredentialView, 'fields'> | undefined,
): boolean =>
  Object.entries(typed).some(
    ([key, value]) => value !== '' || stored?.fields.some((field) => field.key === key && (field.value ?? '') !== ''),
  );

/** Required, or part of the first group: what most people fill in. */
export const isNeeded = ({ fields, anyOf }: ProviderDescriptor, key: string): boolean =>
  fields.find((field) => field.key === key)?.required === true || anyOf?.[0]?.includes(key) === true;
