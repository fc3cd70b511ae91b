/** For zones that no program changes: the reader makes the record, and the run watches for it. */
import { readFields } from '../fields.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor } from './descriptor.ts';

/** Changes nothing: the run shows the record to the reader and watches for it. */
export const manual: ProviderModule = {
  descriptor,
  create(given) {
    readFields(descriptor, given, []);
    return { add: async () => '', remove: async () => undefined, prove: async () => undefined };
  },
};
