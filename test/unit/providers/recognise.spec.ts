import { describe, expect, it } from 'vitest';
import { recogniseProviders } from '../../../electron/engine/providers/recognise.ts';
import { descriptors } from '../../../electron/engine/providers/registry.ts';

const named = (id: string, rank: number, nameServers: readonly string[]) => {
  const [any] = descriptors;
  if (any === undefined) throw new Error('no descriptors');
  return { ...any, id, rank, nameServers: [...nameServers] };
};

const known = [
  named('far', 9, ['ns*.shared.example']),
  named('near', 2, ['ns*.shared.example', '*.near.example']),
  named('own', 5, ['*.ns.own.example']),
  named('anybody', 1, []),
];

describe('A provider is told by its name servers', () => {
  it('when all of them are its own', () => {
    expect(recogniseProviders(['Ada.NS.own.example.', 'bob.ns.own.example'], known)).toEqual([
      { id: 'own', confidence: 'all', nameServers: ['ada.ns.own.example', 'bob.ns.own.example'] },
    ]);
  });

  it('with less confidence when others serve the zone too', () => {
    expect(recogniseProviders(['ada.ns.own.example', 'ns1.elsewhere.test'], known)).toEqual([
      { id: 'own', confidence: 'some', nameServers: ['ada.ns.own.example'] },
    ]);
  });

  it('by rank where several share name servers', () => {
    expect(recogniseProviders(['ns1.shared.example'], known).map(({ id }) => id)).toEqual(['near', 'far']);
  });

  it('not at all by a name that only looks alike, nor by none', () => {
    expect(recogniseProviders(['ada.ns.own.example.org', 'xns.own.example', 'ada-ns-own-example'], known)).toEqual([]);
    expect(recogniseProviders([], known)).toEqual([]);
  });
});
