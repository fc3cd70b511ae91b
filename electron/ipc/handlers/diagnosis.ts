import type { Services } from '../../compose.ts';
import type { Handlers } from '../application.ts';

type Names = 'diagnosis.text' | 'diagnosis.run' | 'diagnosis.probe' | 'bundle.preview' | 'bundle.save';

const probeDeadline = 20_000;

/** The rules are large and few starts need them, so they are read when somebody asks. */
const load = async () => {
  const [{ diagnosisOf }, { failureIn }] = await Promise.all([
    import('../../engine/diagnosis/report.ts'),
    import('../../engine/diagnosis/read-input.ts'),
  ]);
  return { diagnosisOf, failureIn };
};

export const diagnosisHandlers = (services: Services): Pick<Handlers, Names> => ({
  'diagnosis.text': async ({ text }) => {
    const { diagnosisOf, failureIn } = await load();
    return diagnosisOf(failureIn(text));
  },
  'diagnosis.run': async ({ id }) => {
    const { problem, warnings } = (await services.workspace()).run(id);
    const problems = [...(problem === undefined ? [] : [problem]), ...warnings];
    if (problems.length === 0) return { causes: [] };
    return (await load()).diagnosisOf({ problems });
  },
  'diagnosis.probe': async (asked) => (await services.workspace()).probe(asked, AbortSignal.timeout(probeDeadline)),
  'bundle.preview': async (asked) => ({ files: [...(await (await services.workspace()).bundle(asked))] }),
  'bundle.save': async (asked) => {
    const files = await (await services.workspace()).bundle(asked);
    const byName = Object.fromEntries(files.map(({ name, text }) => [name, text]));
    return services.options.host.deliver(
      byName,
      `certwright-report-${services.clock.now().toISOString().slice(0, 10)}`,
    );
  },
});
