/** Whether answers can be given on the port that authorities call, or who gives them. */

import type { Problem } from '../../../../shared/errors/problem.ts';
import type { FirewallView, PortHolder } from '../../ports/index.ts';
import { type Found, found } from '../check.ts';
import type { ServedProof } from '../inputs.ts';

export interface PortFacts {
  readonly method: ServedProof['method'];
  readonly port: number;
  /** The folder of a web server that is there already. */
  readonly webroot?: string | undefined;
  /** Of an attempt to listen, or to write into the folder. */
  readonly problem?: Problem;
  readonly holder?: PortHolder | undefined;
  /** Whether anybody answers on the port of this machine. */
  readonly answered?: boolean;
}

export const judgePort = (facts: PortFacts): readonly Found[] => {
  const { method, port, webroot, problem, holder, answered } = facts;
  const by = holder === undefined ? '' : `${holder.name}${holder.pid === undefined ? '' : ` (${holder.pid})`}`;
  const detail = { port: String(port), holder: by === '' ? '?' : by };
  const evidence = by === '' ? [] : [`${port}: ${by}`];
  if (webroot !== undefined) {
    if (problem !== undefined)
      return [found('folder-not-served', { ...detail, folder: webroot }, [problem.code, webroot], { method })];
    return answered === false ? [found('nobody-on-port', detail, [`127.0.0.1:${port}`], { method })] : [];
  }
  switch (problem?.code) {
    case undefined:
      return [];
    case 'challenge.port-in-use':
      return [found('port-taken', detail, [`EADDRINUSE ${port}`, ...evidence], { method })];
    default:
      return [found('port-forbidden', detail, [`${problem?.code ?? ''} ${port}`], { method })];
  }
};

export const judgeFirewalls = (
  method: ServedProof['method'],
  port: number,
  firewalls: readonly FirewallView[],
): readonly Found[] =>
  firewalls
    .filter(({ verdict }) => verdict === 'closed')
    .map(({ firewall, evidence }) =>
      found('firewall-closed', { firewall, port: String(port) }, [evidence], { method }),
    );
