import type { BundleFile } from '../../../shared/domain/diagnosis.ts';
import { languageOf } from '../../../shared/i18n/index.ts';
import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'diagnosis.text' | 'diagnosis.run' | 'diagnosis.probe' | 'bundle.preview' | 'bundle.save';

const probeDeadline = 20_000;

/** The rules are large and few starts need them, so they are read when somebody asks. */
const load = async () => {
  const [{ diagnosisOf }, { failureIn }, { failureOfRun }, { aboutText, canRun }] = await Promise.all([
    import('../../engine/diagnosis/report.ts'),
    import('../../engine/diagnosis/read-input.ts'),
    import('../../engine/diagnosis/run-failure.ts'),
    import('../../engine/diagnosis/runnable.ts'),
  ]);
  return { diagnosisOf, failureIn, failureOfRun, aboutText, canRun };
};

export const diagnosisHandlers = (services: Services): Pick<Handlers, Names> => ({
  'diagnosis.text': async ({ text }) => {
    const { diagnosisOf, failureIn, aboutText, canRun } = await load();
    const failure = failureIn(text);
    const about = aboutText(failure.text ?? '', services.settings().practice);
    return diagnosisOf(failure, (probe) => canRun(probe, about));
  },
  'diagnosis.run': async ({ id }) => {
    const workspace = await services.workspace();
    const run = workspace.run(id);
    const { orderUrl, practice } = run;
    const { diagnosisOf, failureOfRun, canRun } = await load();
    const failure = failureOfRun(run);
    if (failure === undefined) return { causes: [] };
    const policy = workspace.runPolicy(id);
    return diagnosisOf(failure, (probe) => canRun(probe, { kind: 'order', practice, policy, orderUrl }));
  },
  'diagnosis.probe': async (asked) => (await services.workspace()).probe(asked, AbortSignal.timeout(probeDeadline)),
  'bundle.preview': async (asked) => ({ files: [...(await bundleOf(services, asked))] }),
  'bundle.save': async (asked) => {
    const files = await bundleOf(services, asked);
    const byName = Object.fromEntries(files.map(({ name, text }) => [name, text]));
    return services.options.host.deliver(
      byName,
      `certwright-report-${services.clock.now().toISOString().slice(0, 10)}`,
      'archive',
    );
  },
});

const bundleOf = async (services: Services, asked: ParsedInput<'bundle.preview'>): Promise<readonly BundleFile[]> => {
  const { language: chosen } = services.settings();
  const system = languageOf([new Intl.DateTimeFormat().resolvedOptions().locale]);
  const { version, host } = services.options;
  return (await services.workspace()).bundle({
    ...asked,
    language: asked.language ?? (chosen === 'system' ? system : chosen),
    version,
    host: host.kind,
  });
};
