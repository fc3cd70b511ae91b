/** Who serves the zone of a name, told by its name servers. */
import type { ProviderMatch } from '../../../shared/domain/providers.ts';
import { call } from '../../ipc/client.ts';
import { useZoneAnswer } from './use-zone-answer.ts';

export interface Recognised {
  readonly nameServers: readonly string[];
  readonly matches: readonly ProviderMatch[];
}

export const useRecognised = (name: string | undefined, resolvers: string): Recognised | undefined =>
  useZoneAnswer(name, resolvers, recognise);

const recognise = async (input: { name: string; resolvers: string[] }): Promise<Recognised> => {
  const { nameServers, providers } = await call('zone.find', input);
  return { nameServers, matches: providers };
};
