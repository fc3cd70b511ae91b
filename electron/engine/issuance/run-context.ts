import type { ComputerView, Eta } from '../../../shared/domain/dns-watch.ts';
import type { AcmeSession } from '../acme/session.ts';
import type { Responder } from '../challenges/responder.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { WatchedSighting } from '../dns/other-values.ts';
import type { DnsWriter, RunnerPorts } from './ports.ts';
import type { AuthorizationState, IssuanceState } from './state.ts';
import type { IssuanceEvent } from './transitions.ts';

/** What the steps of one run share. Everything here can be made again by a later process. */
export interface RunContext {
  readonly ports: RunnerPorts;
  /** Aborted by cancel and by stop. */
  readonly signal: AbortSignal;
  state(): IssuanceState;
  /** Applies the event and saves before it returns: whatever follows is already on disk. */
  apply(event: IssuanceEvent): void;
  session(): Promise<AcmeSession>;
  writer(): Promise<DnsWriter>;
  /** One for the whole run: it remembers zones and their servers. */
  eye(): DnsEye;
  /** Opened by the first call, closed when the run ends or stops. */
  responder(): Promise<Responder>;
  saw(authorizationUrl: string, sightings: readonly WatchedSighting[]): void;
  sawComputer(view: ComputerView): void;
  nextLook(at: Date | undefined): void;
  expect(eta: Eta | undefined): void;
  onLookNow(listener: () => void): () => void;
}

/** What is still to be proven, without what was put off until others are. */
export const pendingOf = (context: RunContext): readonly AuthorizationState[] =>
  context.state().authorizations.filter(({ status, waits }) => status === 'pending' && waits !== true);
