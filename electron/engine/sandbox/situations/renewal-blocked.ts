/** A certificate that is fine today; since it was issued, somebody added a CAA record. The rehearsal finds it. */
import { forbiddingRecord } from './caa-forbids.ts';
import { byAccount, issueNow, orderFor, type Situation } from './situation.ts';

export const renewalBlocked: Situation = async (world) => {
  const certificateId = await issueNow(world, orderFor(world, await byAccount(world)));
  world.sandbox.put(forbiddingRecord);
  await world.workspace.rehearsals.rehearse(certificateId);
  return { kind: 'certificate', certificateId };
};
