/**
 * What a start, a second start or a link of the system may ask for: one screen of the closed list, the window, or
 * nothing to see. Pure; whatever is not understood asks for the window and for no screen.
 */
import { z } from 'zod';
import { type Screen, screenSchema } from '../../../shared/domain/screens.ts';
import type { HostOptions } from '../../host-options.ts';

/** Crosses from a second process to the first, so it is parsed there. */
export const openRequestSchema = z
  .object({
    /** Started by the sign-in: no window is wanted. */
    hidden: z.boolean(),
    screen: screenSchema.optional(),
  })
  .strict();
export type OpenRequest = z.infer<typeof openRequestSchema>;

export const linkScheme = 'certwright';

/** `watch`, or `run/<id>`. */
export const screenOfPath = (path: string): Screen | undefined => {
  const [screen, id, ...rest] = path.split('/');
  if (rest.length > 0) return undefined;
  return screenSchema.safeParse(id === undefined ? { screen } : { screen, id }).data;
};

/**
 * `certwright://open/<screen>[/<id>]`, as it was written: `URL` would tidy up what is none of ours. The page's own
 * address has another host, so no link leads there.
 */
export const screenOfLink = (link: string): Screen | undefined => {
  const path = /^certwright:\/\/open\/([a-z]+(?:\/[\w-]+)?)\/?$/i.exec(link)?.[1];
  return path === undefined ? undefined : screenOfPath(path);
};

export interface ReadRequest {
  readonly request: OpenRequest;
  /** What was not understood, for the log. */
  readonly refused: readonly string[];
}

export const readOpenRequest = ({ hidden, show, link }: Pick<HostOptions, 'hidden' | 'show' | 'link'>): ReadRequest => {
  const shown = show === undefined ? undefined : screenOfPath(show);
  const linked = link === undefined ? undefined : screenOfLink(link);
  const screen = linked ?? shown;
  return {
    request: screen === undefined ? { hidden: hidden && link === undefined } : { hidden: false, screen },
    refused: [...(shown === undefined ? [show] : []), ...(linked === undefined ? [link] : [])].filter(
      (text) => text !== undefined,
    ),
  };
};
