/** Checks of this machine as authorities find it: addresses, line, port, firewall, the way in; keychain and folders. */
import { inLanes } from '../../ports/index.ts';
import { type Check, type Found, orFine } from '../check.ts';
import { type PreflightInputs, type ServedProof, servedProofs } from '../inputs.ts';
import { judgeAddresses, judgeLine } from '../judge/addresses.ts';
import { judgeKeychain, judgeTarget } from '../judge/keeping.ts';
import { judgeFirewalls, judgePort } from '../judge/port.ts';
import { type Call, judgeReach } from '../judge/reachable.ts';
import { tryConnection } from '../probe/directory-ladder.ts';
import { fetchProof } from '../probe/fetch-proof.ts';
import { lookAtTarget } from '../probe/target.ts';
import { lookAtTlsProof } from '../probe/tls-proof.ts';

const isServed: Check['applies'] = (policy) => servedProofs(policy).length > 0;

interface NamedAddresses {
  readonly identifier: PreflightInputs['policy']['identifiers'][number];
  readonly addresses: readonly string[] | undefined;
}

/** The authority of practice mode calls this machine, whatever it is to sign. */
const called = ({ authorities }: PreflightInputs, address: string): string =>
  authorities.every(({ authority }) => authority.practice) ? '127.0.0.1' : address;

const addressesOfAll = async (inputs: PreflightInputs): Promise<readonly NamedAddresses[]> => {
  const { policy, facts } = inputs;
  return Promise.all(
    policy.identifiers
      .filter(({ value }) => !value.startsWith('*.'))
      .map(async (identifier) => ({
        identifier,
        addresses:
          identifier.type === 'ip' ? [called(inputs, identifier.value)] : await facts.addresses(identifier.value),
      })),
  );
};

const ownAddresses = ({ network }: PreflightInputs): readonly string[] =>
  network.addresses().map(({ address }) => address);

/** An authority that nobody else trusts may be inside, and so may be what it calls. */
const isInside = ({ authorities }: PreflightInputs): boolean =>
  authorities.every(({ authority }) => !authority.publicTrust);

export const addressesCheck: Check = {
  id: 'addresses',
  applies: isServed,
  run: async (inputs) => {
    const [named, outer] = await Promise.all([addressesOfAll(inputs), inputs.facts.outerAddress()]);
    const own = [...ownAddresses(inputs), ...(outer === undefined ? [] : [outer])];
    const methods = [...new Set(servedProofs(inputs.policy).map(({ method }) => method))];
    return orFine(
      named.flatMap(({ identifier, addresses }) =>
        judgeAddresses({ name: identifier.value, addresses, methods, own, inside: isInside(inputs) }),
      ),
      named.flatMap(({ identifier, addresses }) => (addresses ?? []).map((one) => `${identifier.value} ${one}`)),
      named.some(({ addresses }) => addresses !== undefined),
    );
  },
};

export const lineCheck: Check = {
  id: 'line',
  applies: isServed,
  run: async (inputs, signal) => {
    const { network, facts } = inputs;
    if (isInside(inputs)) return orFine([]);
    const [gateway, outer] = await Promise.all([network.gateway(signal), facts.outerAddress()]);
    const own = network.addresses().flatMap(({ device, address }) => (device === gateway?.device ? [address] : []));
    const named = await addressesOfAll(inputs);
    return orFine(
      judgeLine({ outer, own, addresses: named.flatMap(({ addresses }) => addresses ?? []) }),
      outer === undefined ? own : [`router: ${outer}`],
    );
  },
};

const portOf = ({ method, port }: ServedProof, { calledPorts }: PreflightInputs): number =>
  port ?? (method === 'http-01' ? calledPorts.http : calledPorts.tls);

const webrootOf = (proof: ServedProof): string | undefined => (proof.method === 'http-01' ? proof.webroot : undefined);

export const portCheck: Check = {
  id: 'port',
  applies: isServed,
  run: async (inputs, signal) => {
    const findings = await Promise.all(
      servedProofs(inputs.policy).map(async (proof) => {
        const port = portOf(proof, inputs);
        const webroot = webrootOf(proof);
        const { problem } = await inputs.facts.presented(proof);
        const taken = problem?.code === 'challenge.port-in-use';
        return judgePort({
          method: proof.method,
          port,
          webroot,
          ...(problem === undefined ? {} : { problem }),
          holder: taken ? await inputs.network.portHolder(port, signal) : undefined,
          ...(webroot === undefined ? {} : { answered: (await tryConnection('127.0.0.1', port, signal)) === 'open' }),
        });
      }),
    );
    return orFine(findings.flat());
  },
};

export const firewallCheck: Check = {
  id: 'firewall',
  applies: isServed,
  run: async (inputs, signal) => {
    const views = await Promise.all(
      servedProofs(inputs.policy).map(async (proof) => {
        const port = portOf(proof, inputs);
        const firewalls = await inputs.network.firewalls(port, signal);
        return {
          findings: judgeFirewalls(proof.method, port, firewalls),
          lines: firewalls.map(({ firewall, verdict, evidence }) => `${firewall} ${port} ${verdict}: ${evidence}`),
        };
      }),
    );
    return orFine(
      views.flatMap(({ findings }) => findings),
      views.flatMap(({ lines }) => lines),
    );
  },
};

const lanes = 12;

export const reachableCheck: Check = {
  id: 'reachable',
  applies: isServed,
  run: async (inputs, signal) => {
    const [named, outer] = await Promise.all([addressesOfAll(inputs), inputs.facts.outerAddress()]);
    const findings: Found[] = [];
    const lines: string[] = [];
    for (const proof of servedProofs(inputs.policy)) {
      const shown = await inputs.facts.presented(proof);
      // Nothing of ours answers, which another check tells.
      if (shown.problem !== undefined) continue;
      await inLanes(named, lanes, async ({ identifier, addresses }) => {
        const calls = await Promise.all(
          (addresses ?? []).map((address) => callAt(inputs, { proof, identifier, address, shown, signal })),
        );
        lines.push(...calls.map(({ address, heard }) => `${identifier.value} ${address}: ${heard.kind}`));
        const { http, tls } = inputs.saidPorts ?? inputs.calledPorts;
        findings.push(
          ...judgeReach({
            name: identifier.value,
            method: proof.method,
            port: proof.method === 'http-01' ? http : tls,
            calls,
            own: ownAddresses(inputs),
            outer,
            webroot: webrootOf(proof) !== undefined,
          }),
        );
      });
    }
    return orFine(findings, lines, lines.length > 0);
  },
};

interface Visit {
  readonly proof: ServedProof;
  readonly identifier: NamedAddresses['identifier'];
  readonly address: string;
  readonly shown: { readonly token: string; readonly keyAuthorization: string };
  readonly signal: AbortSignal;
}

const callAt = async (inputs: PreflightInputs, visit: Visit): Promise<Call> => {
  const { calledPorts, saidPorts = calledPorts, userAgent, facts } = inputs;
  const { proof, identifier, address, shown, signal } = visit;
  if (proof.method === 'tls-alpn-01') {
    const { keyAuthorization } = shown;
    const heard = await lookAtTlsProof({ identifier, address, port: calledPorts.tls, keyAuthorization, signal });
    return { address, heard, redirects: [] };
  }
  return fetchProof({
    name: identifier.value,
    address,
    path: `/.well-known/acme-challenge/${shown.token}`,
    expected: shown.keyAuthorization,
    ports: calledPorts,
    said: saidPorts,
    userAgent,
    signal,
    addressesOf: async (host) => (await facts.addresses(host)) ?? [],
  });
};

export const keychainCheck: Check = {
  id: 'keychain',
  applies: () => true,
  run: async ({ vault, keychain }) => {
    const status = await vault();
    // An open vault has answered already, and one with a key file needs no keychain.
    const probed = status.state === 'not-set-up' ? await keychain.probe() : undefined;
    return orFine(judgeKeychain({ vault: status, keychain: probed }), [`${status.kind ?? ''} ${status.state}`.trim()]);
  },
};

export const targetCheck: Check = {
  id: 'target',
  applies: () => true,
  run: async ({ targets }) => {
    const looks = await Promise.all(targets.map(lookAtTarget));
    return orFine(looks.flatMap(judgeTarget), targets);
  },
};
