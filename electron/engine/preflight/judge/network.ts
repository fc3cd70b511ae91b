/** Whether anything leads outside, and what a proxy has to do with it. */
import { type Found, found } from '../check.ts';

export interface NetworkFacts {
  readonly online: boolean;
  /** Requests go through it, and how that ended: the code of the failure. */
  readonly through?: { readonly proxy: string; readonly problem?: string | undefined };
  /** Named by the environment, where we connect directly whatever it says. */
  readonly proxy?: { readonly address: string; readonly state: 'answers' | 'dead'; readonly leadsOn: boolean };
  /** Whether the authority was reached without a proxy. */
  readonly direct: boolean;
  readonly authority: string;
}

export const judgeNetwork = ({ online, through, proxy, direct, authority }: NetworkFacts): readonly Found[] => {
  if (!online) return [found('no-network')];
  if (through !== undefined) return judgeThrough(through, authority);
  if (proxy === undefined) return [];
  const { address, state, leadsOn } = proxy;
  const evidence = [`proxy ${address}: ${state}`];
  if (!direct && leadsOn) return [found('proxy-only', { proxy: address, authority }, evidence)];
  if (state === 'dead') return [found('proxy-dead', { proxy: address }, evidence)];
  return [found('proxy-unused', { proxy: address }, evidence)];
};

const judgeThrough = (
  { proxy, problem }: NonNullable<NetworkFacts['through']>,
  authority: string,
): readonly Found[] => {
  const evidence = [`proxy ${proxy}: ${problem ?? 'leads on'}`];
  if (problem === undefined) return [found('proxy-used', { proxy, authority }, evidence)];
  // What else went wrong lies behind it, and is told of the authority.
  if (!problem.startsWith('proxy.') || problem === 'proxy.intercepts') return [];
  return [found('proxy-fails', { proxy, authority, reason: problem }, evidence)];
};
