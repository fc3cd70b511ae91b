/** Gives an answer to whoever calls as an authority would, under a token nobody else knows. */
import { randomBytes } from 'node:crypto';
import type { Identifier } from '../../../../shared/domain/identifiers.ts';
import { type Problem, toProblem } from '../../../../shared/errors/problem.ts';
import type { Responder, Served } from '../../challenges/responder.ts';
import type { ServedProof } from '../inputs.ts';

export interface Presented {
  readonly token: string;
  readonly keyAuthorization: string;
  /** Why nothing could be presented: `challenge.*`, `input.invalid`. */
  readonly problem?: Problem;
  /** Frees the port, or takes the file away. */
  withdraw?(): Promise<void>;
}

export interface PresentParts {
  readonly identifiers: readonly Identifier[];
  openResponder(proof: ServedProof): Promise<Responder>;
}

/** Never rejects. */
export const presentCanary = async (proof: ServedProof, parts: PresentParts): Promise<Presented> => {
  const token = randomBytes(32).toString('base64url');
  const keyAuthorization = `${token}.${randomBytes(32).toString('base64url')}`;
  let responder: Responder;
  try {
    responder = await parts.openResponder(proof);
  } catch (thrown) {
    return { token, keyAuthorization, problem: toProblem(thrown) };
  }
  const served = parts.identifiers.map((identifier): Served => ({ identifier, token, keyAuthorization }));
  // A folder holds one file for all names; the handshake needs one answer for each.
  const answers = responder.lasting ? served.slice(0, 1) : served;
  let footprint = '';
  const withdraw = async (): Promise<void> => {
    for (const one of answers) await responder.remove(one, footprint).catch(() => undefined);
    await responder.close();
  };
  try {
    footprint = await responder.footprint();
    for (const one of answers) await responder.put(one);
    return { token, keyAuthorization, withdraw };
  } catch (thrown) {
    return { token, keyAuthorization, problem: toProblem(thrown), withdraw };
  }
};
