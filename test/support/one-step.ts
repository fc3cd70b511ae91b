/** One install step by itself, as the engine runs it: checked fields in, its result and what it learned out. */
import { X509Certificate } from 'node:crypto';
import { pemFiles } from '../../electron/engine/export/pem-files.ts';
import { kinds } from '../../electron/engine/install/kinds.ts';
import { runSteps } from '../../electron/engine/install/run-steps.ts';
import type { Material } from '../../electron/engine/install/step.ts';
import { type Clock, systemClock } from '../../electron/engine/ports/index.ts';
import { readFields } from '../../electron/engine/providers/fields.ts';
import type { StepResult } from '../../shared/domain/install.ts';
import { type InstallKind, installDescriptors } from '../../shared/domain/install-kinds.ts';
import { makeTlsIdentity } from './tls-identity.ts';

/** A certificate like one that was just issued; another one each time. */
export const freshMaterial = async (name = 'nas.example.test'): Promise<Material> => {
  const { certificatePem, rootPem, keyPem } = await makeTlsIdentity({ names: [name] });
  const files = pemFiles({ chainPem: certificatePem + rootPem, privateKeyPem: keyPem });
  const leaf = new X509Certificate(certificatePem);
  return {
    name,
    names: [name],
    versionId: leaf.serialNumber,
    keyType: 'ec256',
    serial: leaf.serialNumber,
    fingerprintSha256: leaf.fingerprint256,
    notAfter: leaf.validToDate.toISOString(),
    files,
    folder: '/nowhere',
  };
};

export interface StepRun {
  readonly outcome: StepResult['outcome'];
  readonly problem: StepResult['problem'];
  readonly codes: readonly string[];
  readonly log: StepResult['log'];
  /** What it keeps for the next time. */
  readonly kept: Readonly<Record<string, string>>;
}

export const runStep = async (
  kind: InstallKind,
  fields: Readonly<Record<string, string>>,
  material: Material,
  options: {
    readonly mode?: 'install' | 'test';
    readonly seconds?: number;
    readonly clock?: Clock;
    /** A step after it fails, and it is to be taken back. */
    readonly undone?: boolean;
  } = {},
): Promise<StepRun> => {
  const descriptor = installDescriptors[kind];
  const keys = descriptor.fields.map(({ key }) => key);
  const checked = readFields(descriptor, fields, keys, kinds[kind].checks);
  const open = await kinds[kind].load();
  const kept: Record<string, string> = {};
  const about = { kind, label: '', seconds: options.seconds ?? 20 };
  const secrets = descriptor.fields.flatMap(({ key, secret }) => (secret && checked[key] ? [checked[key]] : []));
  const failing = { test: async () => undefined, apply: () => Promise.reject(new Error('a later one')) };
  const [result] = await runSteps(
    [
      { ...about, id: 'one', undoLater: options.undone === true, open: async () => ({ step: open(checked), secrets }) },
      ...(options.undone === true
        ? [{ ...about, id: 'two', undoLater: false, open: async () => ({ step: failing, secrets: [] }) }]
        : []),
    ],
    {
      mode: options.mode ?? 'install',
      material,
      clock: options.clock ?? systemClock,
      stop: new AbortController().signal,
      keep: (_step, key, value) => {
        kept[key] = value;
      },
    },
  );
  if (result === undefined) throw new Error('no result');
  const { outcome, problem, log } = result;
  return { outcome, problem, log, codes: log.map(({ code }) => code), kept };
};
