/** A destination in words, for the files of one export: the page and the command line say the same. Pure. */
import type { Language } from '../domain/app.ts';
import type { DestinationText } from '../domain/destinations/text.ts';
import type { FileRole, SnippetFacts, SnippetLanguage, Variant } from '../domain/destinations/types.ts';
import { type DestinationChoice, type DestinationId, destinations, usualFiles } from '../domain/destinations.ts';
import { sentence } from './index.ts';
import { interpolate } from './interpolate.ts';
import { knownLanguages } from './packs.ts';
import { topicsOf } from './topics.ts';

export const destinationText = (id: DestinationId, language: Language): DestinationText =>
  topicsOf(language).destinations[id];

/** `nginx`, `IIS on Windows Server 2016`, `Dovecot 2.3`. */
export const destinationTitle = (id: DestinationId, variant: Variant, language: Language): string => {
  const { name, variants } = destinationText(id, language);
  const version = variants?.[variant.id];
  if (version === undefined || destinations[id].variants.length === 1) return name;
  const key = destinations[id].family === 'windows' ? 'on' : destinations[id].family === 'format' ? 'as' : 'of';
  return sentence(language, `export-page.title-${key}`, { name, version: version.whole ?? version.name });
};

/** Everything that a search should find it by, in every language. */
export const destinationSearch = (id: DestinationId): readonly string[] => [
  id,
  ...destinations[id].words,
  ...knownLanguages().flatMap((language) => {
    const { name, variants = {} } = topicsOf(language).destinations[id];
    return [name, ...Object.values(variants).flatMap((one) => [one.name, one.whole ?? ''])];
  }),
];

export interface DestinationWords {
  readonly title: string;
  /** Sentences that are to be known before. */
  readonly why: readonly string[];
  readonly steps: readonly string[];
  /** Which file goes into which field, in the order of the target. */
  readonly fields: readonly { readonly role: FileRole; readonly label: string; readonly file: string }[];
  readonly snippet?: {
    readonly heading: string;
    readonly language: SnippetLanguage;
    readonly lines: readonly string[];
  };
}

/** `facts.folder` is where the files lie on the target; left out, where they usually do. */
export const explain = (
  { id, destination, variant }: DestinationChoice,
  facts: Omit<SnippetFacts, 'folder'> & { readonly folder?: string | undefined },
  language: Language,
): DestinationWords => {
  const text = destinationText(id, language);
  const version = text.variants?.[variant.id];
  const { snippet } = variant;
  const folder = facts.folder ?? snippet?.folder ?? '';
  const files = { ...usualFiles(variant.shape, facts.alias), ...facts.files };
  const values = { ...files, alias: facts.alias, folder };
  const steps = version?.steps ?? text.steps;
  return {
    title: destinationTitle(id, variant, language),
    why: [text.why, version?.why].filter((one) => one !== undefined),
    steps: steps.map((step) => interpolate(step, values)),
    fields: (destination.fields ?? []).flatMap((role) => {
      const label = text.fields?.[role];
      const file = facts.files[role];
      return label === undefined || file === undefined ? [] : [{ role, label, file }];
    }),
    ...(snippet === undefined
      ? {}
      : {
          snippet: {
            heading: text.snippet ?? '',
            language: snippet.language,
            lines: snippet.lines({ ...facts, files, folder }),
          },
        }),
  };
};
