/** Puts a report together: whitelisted contents, redacted, bounded, and looked through once more. */
import type { Language } from '../../../shared/domain/app.ts';
import type { BundleFile } from '../../../shared/domain/diagnosis.ts';
import { sentence } from '../../../shared/i18n/index.ts';
import { documentsOf, type Material } from './contents.ts';
import { passGate } from './gate.ts';
import { needlesOf } from './known-secrets.ts';
import { createNames } from './names.ts';
import { readme } from './readme.ts';
import { createRedactor, type Machine, type TakenKind } from './redact.ts';
import { cutMiddle, fitInto, largestLog, largestReport } from './size.ts';

export interface ReportOptions {
  readonly language: Language;
  /** Names of the person and host names of services, where names are to be hidden. */
  readonly hide?: { readonly own: readonly string[]; readonly services: readonly string[] } | undefined;
  readonly machine: Machine;
  /** Values of this profile that must not be in it; missing while they cannot be read. */
  readonly secrets: readonly string[] | undefined;
}

const longestValue = 4_000;
const longestLog = 2_000;

/** README.txt comes first. */
export const collectReport = (material: Material, options: ReportOptions): readonly BundleFile[] => {
  const { language, hide, machine, secrets } = options;
  const taken = new Map<TakenKind, number>();
  const redactor = createRedactor({
    machine,
    keep: openValues(material),
    names: hide === undefined ? undefined : createNames(hide),
    count: (kind) => taken.set(kind, (taken.get(kind) ?? 0) + 1),
  });
  const note = (left: number): string => sentence(language, 'bundle.cut', { count: left });
  const cut = (text: string): string => redactor.text(cutMiddle(text, largestLog, note));
  const redacted = [
    ...documentsOf(material).map(([name, document]) => ({
      name,
      text: asJson(document, redactor.text, hide !== undefined),
    })),
    ...(material.log.length === 0 ? [] : [{ name: 'log.txt', text: cut(logText(material.log)) }]),
    ...(material.text === undefined ? [] : [{ name: 'text.txt', text: cut(material.text) }]),
  ];
  const { files, leftOut } = fitInto(redacted, largestReport, note);
  let late = 0;
  const needles = needlesOf(secrets ?? []);
  const gate = { needles, redactor, onFound: () => late++ };
  const passed = passGate(files, gate);
  const text = readme({
    language,
    files: passed,
    leftOut,
    taken,
    late,
    namesHidden: hide !== undefined,
    compared: secrets !== undefined,
    madeAt: material.about.madeAt,
  });
  return [...passGate([{ name: 'README.txt', text }], { needles: [], redactor, onFound: () => undefined }), ...passed];
};

/** TXT values and labels of names may look like secrets; everybody can ask a name server for them. */
const openValues = ({ runs }: Material): ReadonlySet<string> =>
  new Set(
    runs.flatMap(({ records, identifiers }) => [
      ...records.flatMap(({ challenge, value }) =>
        challenge.startsWith('dns-') && value !== undefined ? [value] : [],
      ),
      ...[...identifiers.map(({ value }) => value), ...records.flatMap(({ zone }) => zone ?? [])].flatMap((name) =>
        name.split('.'),
      ),
    ]),
  );

const logText = (lines: readonly string[]): string =>
  lines
    .slice(-longestLog)
    .map((line) => line.trimEnd())
    .join('\n');

/** Every text in it is redacted by itself, so that the document stays one. */
const asJson = (document: unknown, redact: (text: string) => string, namesHidden: boolean): string => {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return isMoment(value) ? value : redact(value).slice(0, longestValue);
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) =>
        // The name within its zone would give away the labels that the whole name no longer shows.
        item === undefined || (namesHidden && name === 'relativeName') ? [] : [[redact(name), walk(item, name)]],
      ),
    );
  };
  return `${JSON.stringify(walk(document, ''), undefined, 2)}\n`;
};

const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
