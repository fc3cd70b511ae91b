/** The certificate store of Windows and the bindings of IIS, through PowerShell. */
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { fail, toProblem } from '../../../../shared/errors/problem.ts';
import { writePkcs12 } from '../../export/pkcs12/write.ts';
import { type ProgramEnd, runProgram } from '../../programs/run-program.ts';
import { excerpt } from '../../providers/http-call.ts';
import { type Fields, keyOf, type Material, type OpenStep } from '../step.ts';
import { iisScript } from './script.ts';

const program = 'powershell.exe';
const here = 'Windows';
/** Milliseconds; the step itself has a shorter limit. */
const longest = 3_600_000;
const most = 64_000;

const answerSchema = z.object({
  ok: z.boolean(),
  thumbprint: z.string(),
  before: z.string(),
  beforeStore: z.string(),
  /** A site that is not there. */
  missing: z.string(),
  /** It was in the store already. */
  had: z.boolean(),
  denied: z.boolean(),
  message: z.string(),
});
type Answer = z.infer<typeof answerSchema>;

export type RunPowerShell = (script: string, input: string, signal: AbortSignal) => Promise<ProgramEnd>;

/** Base64 of UTF-16 is how PowerShell takes a script whole, whatever is in it. */
export const runPowerShell: RunPowerShell = (script, input, signal) =>
  runProgram({
    program,
    args: [
      ...['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'],
      ...['-EncodedCommand', Buffer.from(script, 'utf16le').toString('base64')],
    ],
    environment: {},
    input,
    limit: longest,
    signal,
    most,
  });

export const openIis: OpenStep = (fields) => iisStep(fields, runPowerShell);

export const iisStep = (fields: Fields, run: RunPowerShell): ReturnType<OpenStep> => {
  const { store = 'My', site = '', port = '443', hostName = '' } = fields;
  const place = { store, site, port: Number(port), hostName };
  const shown = `${site} ${hostName === '' ? '*' : hostName}:${port}`;
  return {
    test: async ({ material, signal, log }) => {
      keyOf(material);
      await ask(run, { action: 'test', ...place }, signal);
      if (site !== '') log('would-bind', { site: shown });
    },
    apply: async (context) => {
      const { material, signal, log, undo } = context;
      const password = randomBytes(24).toString('hex');
      const pfx = await pfxOf(material, password);
      const given = {
        ...{ action: 'install', ...place, password, pfx: pfx.toString('base64') },
        exportable: fields.exportable === 'yes',
        removeOld: fields.removeOld === 'yes',
      };
      const thumbprint = new X509Certificate(material.files['cert.pem']).fingerprint.replaceAll(':', '');
      let before: Pick<Answer, 'before' | 'beforeStore' | 'had'> = { before: '', beforeStore: '', had: false };
      // Whatever of it was done before it failed: what is not there is not missed.
      undo(async (limit) => {
        await ask(run, { action: 'undo', ...place, thumbprint, ...before }, limit);
        log('removed', { path: thumbprint });
        if (before.before !== '') log('restored', { path: shown });
      });
      const answer = await ask(run, given, signal, (told) => {
        before = { before: told.before, beforeStore: told.beforeStore, had: told.had };
      });
      log('imported', { thumbprint: answer.thumbprint, store: `LocalMachine\\${store}` });
      if (site !== '') log('bound', { site: shown });
    },
  };
};

/** Only this machine sees it, for a moment: the old form is read by every Windows, where it can be made. */
const pfxOf = async (material: Material, password: string): Promise<Buffer> => {
  const blocks = material.files['fullchain.pem'].match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  const content = {
    keyDer: createPrivateKey(keyOf(material)).export({ type: 'pkcs8', format: 'der' }),
    certificates: (blocks ?? []).map((block) => new X509Certificate(block)),
    alias: material.name,
  };
  try {
    return await writePkcs12(content, { password, rounds: 2_048, legacy: true });
  } catch (thrown) {
    if (toProblem(thrown).code !== 'export.cipher-missing') throw thrown;
    return writePkcs12(content, { password, rounds: 2_048, legacy: false });
  }
};

/** `install.target-missing`, `install.no-permission`, `install.command-failed`. */
const ask = async (
  run: RunPowerShell,
  given: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  told: (answer: Answer) => void = () => undefined,
): Promise<Answer> => {
  const end = await run(iisScript, JSON.stringify(given), signal);
  signal.throwIfAborted();
  const answer = end.kind === 'ended' ? answerIn(end.output) : undefined;
  if (answer === undefined) throw fail('install.command-failed', { program, detail: wordsOf(end) });
  told(answer);
  if (answer.ok) return answer;
  if (answer.missing !== '') throw fail('install.target-missing', { host: 'IIS', target: answer.missing });
  const detail = excerpt(answer.message);
  throw answer.denied
    ? fail('install.no-permission', { host: here, detail })
    : fail('install.command-failed', { program, detail });
};

/** The last line: modules may print what they like before it. */
const answerIn = (output: string): Answer | undefined => {
  try {
    return answerSchema.parse(JSON.parse(output.trim().split(/\r?\n/).at(-1) ?? ''));
  } catch {
    return undefined;
  }
};

const wordsOf = (end: ProgramEnd): string =>
  end.kind === 'not-started' ? end.reason : excerpt(`${end.kind === 'ended' ? end.code : end.by} ${end.output}`);
