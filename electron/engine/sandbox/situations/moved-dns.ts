/** The domain is with another provider's name servers; the old one still takes records, and serves none. */
import { byAccount, orderedBy, type Situation } from './situation.ts';

export const movedDns: Situation = async (world) => {
  const { faults } = world.sandbox;
  faults.keeper = 'elsewhere';
  faults.servers = ['ns1.elsewhere-dns.test', 'ns2.elsewhere-dns.test'].map((host) => ({
    host,
    lag: 0,
    since: 0,
    silent: false,
  }));
  return orderedBy(world, await byAccount(world));
};
