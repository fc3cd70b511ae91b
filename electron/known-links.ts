/** The link policy of this program: what its providers and authorities name. */
import { authorities } from './engine/authorities/authorities.ts';
import { channels } from './engine/notify/channels/index.ts';
import { descriptors } from './engine/providers/registry.ts';
import { createLinkPolicy, type LinkPolicy } from './link-policy.ts';
import { sourceUrl } from './version.ts';

export const knownLinks = (): LinkPolicy =>
  createLinkPolicy({
    providers: [...descriptors, ...Object.values(channels).map(({ descriptor }) => descriptor)],
    authorities,
    ...(sourceUrl === '' ? {} : { own: [sourceUrl] }),
  });
