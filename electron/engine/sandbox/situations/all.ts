/** Every situation by its id. */
import type { SituationId } from '../../../../shared/domain/situations.ts';
import { authorityDown } from './authority-down.ts';
import { caaForbids } from './caa-forbids.ts';
import { deadIpv6 } from './dead-ipv6.ts';
import { keyWithoutRights } from './key-without-rights.ts';
import { movedDns } from './moved-dns.ts';
import { notInstalled } from './not-installed.ts';
import { portClosed } from './port-closed.ts';
import { rateLimit } from './rate-limit.ts';
import { redirect } from './redirect.ts';
import { renewalBlocked } from './renewal-blocked.ts';
import { silentServer } from './silent-server.ts';
import type { Situation } from './situation.ts';
import { slowDns } from './slow-dns.ts';
import { staleRecord } from './stale-record.ts';
import { wrongClock } from './wrong-clock.ts';
import { wrongKey } from './wrong-key.ts';
import { wrongServer } from './wrong-server.ts';

export const situations: Readonly<Record<SituationId, Situation>> = {
  'slow-dns': slowDns,
  'silent-server': silentServer,
  'moved-dns': movedDns,
  'stale-record': staleRecord,
  'caa-forbids': caaForbids,
  'wrong-key': wrongKey,
  'key-without-rights': keyWithoutRights,
  'port-closed': portClosed,
  'wrong-server': wrongServer,
  redirect,
  'dead-ipv6': deadIpv6,
  'authority-down': authorityDown,
  'rate-limit': rateLimit,
  'wrong-clock': wrongClock,
  'renewal-blocked': renewalBlocked,
  'not-installed': notInstalled,
};
