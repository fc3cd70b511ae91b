/** A CAA record of the domain lets another authority sign, and no other. */
import { byAccount, orderedBy, type Situation, zone } from './situation.ts';

export const forbiddingRecord = {
  fqdn: zone,
  type: 'CAA',
  value: '0 issue "another-authority.example"',
  keeper: 'practice',
} as const;

export const caaForbids: Situation = async (world) => {
  world.sandbox.put(forbiddingRecord);
  return orderedBy(world, await byAccount(world));
};
