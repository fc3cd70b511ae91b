/** The live line while name servers are waited for: how many have the records, and what this computer would be told. */
import type { RunView } from '../../shared/domain/runs.ts';
import type { Terminal } from './terminal.ts';

export const waitingLine = ({ records, computer }: RunView, { sentence }: Pick<Terminal, 'sentence'>): string => {
  const states = records.flatMap(({ servers }) => servers.map(({ state }) => state));
  const have = states.filter((state) => state === 'has').length;
  const servers = sentence('cli.waiting', { have, count: states.length });
  if (computer === undefined || computer.state === 'unknown') return servers;
  const verdict = sentence(`run.view.computer.${computer.state}`, {});
  return sentence('run.view.computer-line', { servers, verdict });
};
