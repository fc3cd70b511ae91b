/** Whether anything leads outside, and what a proxy has to do with it. */
import { type Found, found } from '../check.ts';

export interface NetworkFacts {
  readonly online: boolean;
  /** Of the environment; we connect directly, whatever it says. */
  readonly proxy?: { readonly address: string; readonly state: 'answers' | 'dead'; readonly leadsOn: boolean };
  /** Whether the authority was reached without a proxy. */
  readonly direct: boolean;
  readonly authority: string;
}

export const judgeNetwork = ({ online, proxy, direct, authority }: NetworkFacts): readonly Found[] => {
  if (!online) return [found('no-network')];
  if (proxy === undefined) return [];
  const { address, state, leadsOn } = proxy;
  const evidence = [`proxy ${address}: ${state}`];
  if (!direct && leadsOn) return [found('proxy-only', { proxy: address, authority }, evidence)];
  if (state === 'dead') return [found('proxy-dead', { proxy: address }, evidence)];
  return [found('proxy-unused', { proxy: address }, evidence)];
};
