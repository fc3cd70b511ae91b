/** Everything the palette finds, from what is known now. Pure. */
import type { Settings } from '../../../shared/domain/app.ts';
import { type CauseId, causes } from '../../../shared/domain/causes.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { type Language, languageFacts, languages } from '../../../shared/domain/languages.ts';
import { keysOf, menuScreens, shortcutLines } from '../../../shared/domain/shortcuts.ts';
import { placeOfTerm, termIds, terms } from '../../../shared/domain/terms.ts';
import { type SentenceKey, sentence } from '../../../shared/i18n/index.ts';
import { knownLanguages } from '../../../shared/i18n/packs.ts';
import { topicsOf } from '../../../shared/i18n/topics.ts';
import type { Route } from '../../stores/route-store.ts';
import type { Findable } from './search.ts';

export type Act = 'renew' | 'pause' | 'resume' | 'lock' | 'logs' | 'shortcuts' | 'hints';

/** What choosing an entry does. */
export type Deed =
  | { readonly kind: 'go'; readonly route: Route; readonly place?: string }
  | { readonly kind: 'change'; readonly change: Partial<Settings> }
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'ask'; readonly text: string };

export interface Entry extends Findable {
  readonly detail?: string;
  /** Keys that do the same. */
  readonly keys?: string;
  readonly deed: Deed;
}

/** What decides on the entries that are offered. */
export interface PaletteFacts {
  readonly language: Language;
  readonly host: 'desktop' | 'web';
  readonly mac: boolean;
  readonly settings: Settings;
  readonly paused: boolean;
  /** It is open, and a passphrase would open it again. */
  readonly lockable: boolean;
  readonly certificates: readonly CertificateView[];
}

/** In the languages that are not the reader's. */
const elsewhere = <T>(own: Language, said: (language: Language) => T): readonly T[] =>
  knownLanguages()
    .filter((language) => language !== own)
    .map(said);

/** A title in the reader's language; the other languages find it as well. */
const named = (language: Language, key: SentenceKey, alsoKey?: SentenceKey): Pick<Entry, 'title' | 'also'> => {
  const also = alsoKey === undefined ? [] : knownLanguages().map((one) => sentence(one, alsoKey));
  return { title: sentence(language, key), also: [...elsewhere(language, (one) => sentence(one, key)), ...also] };
};

const otherScreens = [
  { screen: 'guide', words: 'guide.title', also: 'palette.also.guide' },
  { screen: 'glossary', words: 'glossary.title', also: 'palette.also.guide' },
  { screen: 'adopt', words: 'adopt.title', also: 'palette.also.adopt' },
  { screen: 'about', words: 'about.title', also: 'palette.also.about' },
  { screen: 'licences', words: 'licences.title', also: 'about.licence' },
] as const;

const practiceScreens = [
  { screen: 'practice', words: 'situation.nav', also: 'palette.also.practice' },
  { screen: 'components', words: 'components.title', also: 'components.lead' },
] as const;

const screens = ({ language, host, mac, settings }: PaletteFacts): readonly Entry[] => {
  const others = settings.practice ? [...otherScreens, ...practiceScreens] : otherScreens;
  const all = [
    ...menuScreens.map(({ screen, words }) => ({ screen, words, also: `palette.also.${screen}` as const })),
    ...others,
  ];
  return all.map(({ screen, words, also }) => {
    const keys = screen === 'guide' ? 'F1' : keysOf(screen, host, mac);
    const deed: Deed = { kind: 'go', route: { screen } };
    const entry: Entry = { id: `screen ${screen}`, kind: 'screen', ...named(language, words, also), deed };
    return keys === undefined ? entry : { ...entry, keys };
  });
};

interface Offer {
  readonly words: SentenceKey;
  readonly also: SentenceKey;
  readonly deed: Deed;
  readonly offered?: boolean;
}

/** How the app looks and works; what holds already is not offered. */
const changes = ({ theme, practice, density = 'comfortable' }: Settings): readonly Offer[] => {
  const other = density === 'compact' ? 'comfortable' : 'compact';
  return [
    ...(['light', 'dark', 'system'] as const).map(
      (one): Offer => ({
        words: `palette.theme-${one}`,
        also: 'palette.also.theme',
        deed: { kind: 'change', change: { theme: one } },
        offered: theme !== one,
      }),
    ),
    {
      words: practice ? 'palette.practice-off' : 'palette.practice-on',
      also: 'palette.also.practice',
      deed: { kind: 'change', change: { practice: !practice } },
    },
    {
      words: `palette.${other}`,
      also: 'palette.also.density',
      deed: { kind: 'change', change: { density: other } },
    },
  ];
};

const doings = ({ host, paused, lockable }: PaletteFacts): readonly Offer[] => {
  const act = (words: SentenceKey, also: SentenceKey, what: Act, offered = true): Offer => ({
    words,
    also,
    deed: { kind: 'act', act: what },
    offered,
  });
  return [
    { words: 'list.new', also: 'palette.also.new', deed: { kind: 'go', route: { screen: 'wizard' } } },
    act('renewals.renew-due', 'palette.also.renew', 'renew'),
    act('palette.pause', 'palette.also.pause', 'pause', !paused),
    act('pause.resume', 'palette.also.pause', 'resume', paused),
    act('palette.lock', 'palette.also.secrets', 'lock', lockable),
    act('shortcuts.title', 'palette.also.guide', 'shortcuts'),
    act('palette.logs', 'palette.also.about', 'logs', host === 'desktop'),
    act('settings.hints-again', 'palette.also.guide', 'hints'),
  ];
};

/** Written in the language they lead to, for whoever cannot read this one. */
const languageChanges = ({ settings, language }: PaletteFacts): readonly Entry[] =>
  languages
    .filter((one) => one !== language || settings.language === 'system')
    .map((one) => ({
      id: `change language ${one}`,
      kind: 'action',
      title: languageFacts[one].ownName,
      also: knownLanguages().flatMap((each) => [
        sentence(each, 'settings.language'),
        sentence(each, 'palette.also.language'),
      ]),
      deed: { kind: 'change', change: { language: one } },
    }));

const actions = (facts: PaletteFacts): readonly Entry[] => {
  const { language, host, mac, settings } = facts;
  const keys = new Map(shortcutLines(host, mac).map((line) => [String(line.words), line.keys.join(mac ? '' : '+')]));
  const offers = [...doings(facts), ...changes(settings)].filter(({ offered = true }) => offered);
  const entries = offers.map(({ words, also, deed }): Entry => {
    const entry: Entry = { id: `action ${words}`, kind: 'action', ...named(language, words, also), deed };
    const pressed = keys.get(words);
    return pressed === undefined ? entry : { ...entry, keys: pressed };
  });
  return [...entries, ...languageChanges(facts)];
};

const certificateEntries = ({ certificates }: PaletteFacts): readonly Entry[] =>
  certificates.map((certificate) => ({
    id: `certificate ${certificate.id}`,
    kind: 'certificate',
    title: certificate.name,
    detail: certificate.authority.name,
    also: certificate.identifiers.map(({ value }) => value),
    deed: { kind: 'go', route: { screen: 'certificate', id: certificate.id } },
  }));

/** With more of them the certificate itself is quicker to find than one entry of so many. */
const mostExports = 200;

const exportEntries = ({ certificates, language }: PaletteFacts): readonly Entry[] =>
  certificates.length > mostExports
    ? []
    : certificates
        .filter(({ current }) => current !== undefined)
        .map(({ id, name, identifiers }) => ({
          id: `export ${id}`,
          kind: 'action',
          title: sentence(language, 'palette.export', { name }),
          also: [
            ...elsewhere(language, (one) => sentence(one, 'palette.export', { name })),
            ...knownLanguages().map((one) => sentence(one, 'palette.also.export')),
            ...identifiers.map(({ value }) => value),
          ],
          deed: { kind: 'go', route: { screen: 'export', id } },
        }));

/** By the ids of the rows and headings of that screen. */
export const settingPlaces = [
  { place: 'setting-language', words: 'settings.language', also: 'palette.also.language' },
  { place: 'setting-theme', words: 'settings.theme', also: 'palette.also.theme' },
  { place: 'setting-density', words: 'settings.density', also: 'palette.also.density' },
  { place: 'setting-mode', words: 'settings.mode', also: 'palette.also.practice' },
  { place: 'setting-secrets', words: 'settings.secrets', also: 'palette.also.secrets' },
  { place: 'setting-folder', words: 'settings.folder', also: 'palette.also.folder' },
  { place: 'setting-hints', words: 'settings.hints', also: 'palette.also.guide' },
  { place: 'desktop-settings', words: 'desktop.title', also: 'desktop.login' },
  { place: 'renewal-settings', words: 'renewals.settings', also: 'palette.also.renewals' },
  { place: 'notifications', words: 'channels.title', also: 'palette.also.notices' },
  { place: 'updates', words: 'updates.title', also: 'palette.also.updates' },
  { place: 'connection-settings', words: 'connection.title', also: 'palette.also.connection' },
  { place: 'root-settings', words: 'roots.title', also: 'palette.also.roots' },
  { place: 'backup-settings', words: 'backup.title', also: 'palette.also.backup' },
  { place: 'reset-settings', words: 'reset.title', also: 'palette.also.reset' },
] as const satisfies readonly { place: string; words: SentenceKey; also: SentenceKey }[];

const settingEntries = ({ language, host }: PaletteFacts): readonly Entry[] =>
  settingPlaces
    .filter(({ place }) => host === 'desktop' || place !== 'desktop-settings')
    .map(({ place, words, also }) => ({
      id: `setting ${place}`,
      kind: 'setting',
      ...named(language, words, also),
      deed: { kind: 'go', route: { screen: 'settings' }, place },
    }));

const termEntries = (language: Language): readonly Entry[] => {
  const { terms: own } = topicsOf(language);
  return termIds.map((id) => ({
    id: `term ${id}`,
    kind: 'term',
    title: own[id].name,
    detail: own[id].what,
    also: [...elsewhere(language, (one) => topicsOf(one).terms[id].name), ...terms[id].words, own[id].what],
    deed: { kind: 'go', route: { screen: 'glossary' }, place: placeOfTerm(id) },
  }));
};

const causeEntries = (language: Language): readonly Entry[] => {
  const { causes: own } = topicsOf(language);
  return (Object.keys(causes) as CauseId[]).map((id) => ({
    id: `cause ${id}`,
    kind: 'cause',
    title: own[id].title,
    also: [
      ...elsewhere(language, (one) => topicsOf(one).causes[id].title),
      id,
      ...causes[id].acmeTypes.map((type) => `urn:ietf:params:acme:error:${type}`),
      own[id].explanation,
    ],
    deed: { kind: 'ask', text: own[id].title },
  }));
};

export const entriesOf = (facts: PaletteFacts): readonly Entry[] => [
  ...screens(facts),
  ...actions(facts),
  ...certificateEntries(facts),
  ...exportEntries(facts),
  ...settingEntries(facts),
  ...termEntries(facts.language),
  ...causeEntries(facts.language),
];
