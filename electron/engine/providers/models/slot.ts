/** Services with room for one TXT value, or a few of their own choosing, at a name: what was there goes. */
import type { DnsProvider, TxtRecord } from '../provider.ts';

export interface SlotCalls {
  /** Puts the value into the slot. */
  set(record: TxtRecord, signal: AbortSignal): Promise<void>;
  /** Empties the slot; missing where the service cannot. */
  clear?(record: TxtRecord, signal: AbortSignal): Promise<void>;
  /** Cheapest call that tells a good credential from a bad one without changing anything; missing where there is none. */
  prove?(zone: string, signal: AbortSignal): Promise<void>;
}

export const slotProvider = (calls: SlotCalls): DnsProvider => ({
  add: async (record, signal) => {
    await calls.set(record, signal);
    return '';
  },
  remove: async (record, _recordId, signal) => calls.clear?.(record, signal),
  prove: async (zone, signal) => calls.prove?.(zone, signal),
});
