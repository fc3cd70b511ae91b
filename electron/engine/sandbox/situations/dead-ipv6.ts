/** The name has an IPv6 address at which nobody answers; authorities call that one first. */
import { byPort80, orderedBy, type Situation } from './situation.ts';

/** RFC 3849: an address of documentation, which nobody has. */
const nobody = '2001:db8::7';

export const deadIpv6: Situation = async (world) => {
  world.sandbox.put({ fqdn: world.name, type: 'AAAA', value: nobody, keeper: 'practice' });
  return orderedBy(world, await byPort80(world));
};
