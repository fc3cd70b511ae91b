/** What can be chosen, by family, found by what people call it. Pure. */

import {
  type DestinationFamily,
  destinationFamilies,
  type Variant,
} from '../../../shared/domain/destinations/types.ts';
import {
  choiceOf,
  type DestinationChoice,
  type DestinationId,
  destinations,
  destinationsOf,
} from '../../../shared/domain/destinations.ts';
import { destinationSearch } from '../../../shared/i18n/destination-words.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';

export interface PlaceGroup {
  readonly family: DestinationFamily | 'recent';
  readonly ids: readonly DestinationId[];
}

const isCalled = (id: DestinationId, text: string): boolean => {
  const words = destinationSearch(id).map((word) => word.toLowerCase());
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.includes(part)));
};

/** `recent` are references, the latest first; they stand on top as long as nothing is searched for. */
export const placeGroups = (search: string, recent: readonly string[]): readonly PlaceGroup[] => {
  const text = search.trim();
  const lately = [...new Set(recent.flatMap((reference) => choiceOf(reference)?.id ?? []))];
  const groups = destinationFamilies.map((family) => ({
    family,
    ids: destinationsOf(family).filter((id) => text === '' || isCalled(id, text)),
  }));
  const found = text === '' && lately.length > 0 ? [{ family: 'recent' as const, ids: lately }, ...groups] : groups;
  return found.filter(({ ids }) => ids.length > 0);
};

/** As it was exported last, else the usual version. */
export const choiceFor = (id: DestinationId, recent: readonly string[]): DestinationChoice => {
  const before = recent.map(choiceOf).find((choice) => choice?.id === id);
  return before ?? { id, destination: destinations[id], variant: destinations[id].variants[0] };
};

/** What was exported for last, else what most people need. */
export const lastChoice = (recent: readonly string[]): DestinationChoice =>
  choiceOf(recent[0] ?? '') ?? {
    id: 'nginx',
    destination: destinations.nginx,
    variant: destinations.nginx.variants[0],
  };

const roles = { 2: 'pair', 3: 'three' } as const;

/** What is handed over, in a few words. */
export const givesKey = ({ shape }: Variant): SentenceKey => {
  if (shape.extension === 'p12') return 'export-page.gives.jks';
  if (shape.format !== 'pem') return `export-page.gives.${shape.format}`;
  const count = shape.files?.length;
  return `export-page.gives.${count === 2 || count === 3 ? roles[count] : 'pem'}`;
};

export const latelyUsed = (recent: readonly string[], reference: string): string[] =>
  [reference, ...recent.filter((one) => one !== reference)].slice(0, 4);
