/** The help text: one screen, the same facts in both languages. */
import type { Language } from '../../shared/domain/app.ts';
import { failureClasses } from '../../shared/errors/codes.ts';
import { sentence } from '../../shared/i18n/index.ts';

const usage = `certwright <command> [options]

  names check "<anything pasted>"     [--directory ID|URL] [--root FILE]
  issue --name NAME [--name NAME …]   [--directory ID|URL] [--root FILE]
        [--challenge dns-01|http-01|tls-alpn-01|dns-account-01|dns-persist-01] [--method … in order]
        [--fallback-directory ID|URL …] [--provider ID --credential FILE|-] [--credential-id ID]
        [--key-type ec256|ec384|rsa2048|rsa3072|rsa4096] [--resolver IP[:PORT] …]
        [--minimum-wait 10m] [--maximum-wait 2h]
        [--csr FILE|-] [--reuse-key]  [--certificate-profile NAME] [--preferred-chain NAME|shortest]
        [--not-before DATE] [--not-after DATE] [--replaces ID|FILE]
        [--http-port N] [--http-address IP] [--webroot DIR] [--tls-port N] [--tls-address IP]
        [--account ID] [--email ADDRESS …] [--test-first] [--force] [--out DIR]
  preflight --name NAME …               the options of issue; looks, and orders nothing
  resume [RUN …]
  list
  show NAME
  install NAME [list] | add --from-file FILE|- | change ID --from-file FILE|- | order ID ID … | remove ID
  install NAME test [ID] | run [ID] | log [--limit N]
  export NAME … | --all --out DIR [--format pem|pfx|pfx-legacy|jks|p7b|der|combined|zip | --destination ID[:VERSION]]
        [--file-name PATTERN] [--alias NAME] [--key-form pkcs8|traditional] [--encrypt-key] [--with-root|--without-root]
        [--line-ends lf|crlf] [--rounds N] [--key-mode 0600] [--file-mode 0644] [--owner USER:GROUP]
        [--password-file FILE|- | --password-out FILE | --ask-password] [--version-id ID] [--replace]
  revoke NAME [--reason keyCompromise|superseded|affiliationChanged|cessationOfOperation] [--by-key] [--yes]
  ari [NAME] [--fresh]
  plan [--now DATE]
  rehearse [NAME …] | rehearse --due
  renew [NAME …] | renew --due [--scheduled]    [--dry-run]
  renewal settings [--blackout [DAYS@]22:00-07:00 …|off [--zone NAME]] [--history-days N] [--rehearse-days N]
        [--pause|--pause-until DATE|--resume]
  history [NAME] [--failed] [--limit N]
  account list | use [ID] | rollover [ID] | deactivate [ID] [--force] | export [ID] --out DIR
  account sheet [ID] --out FILE.html
  account create [--email ADDRESS …] [--eab-key-id ID --eab-hmac-file FILE|-]
        [--zerossl-email ADDRESS | --zerossl-key-file FILE|-]
  account contact [ID] --email ADDRESS … | import --key-file FILE|-    [--directory ID|URL] [--root FILE]
  authorities [look ID|URL [--root FILE]]
  destinations [ID[:VERSION] NAME]
  providers
  dns zone NAME | watch NAME VALUE      [--resolver IP[:PORT] …]
  dns record add|remove --provider ID --credential FILE|- --name FQDN --value TEXT
        [--endpoint URL] [--zone NAME] [--ttl SECONDS] [--record-id ID]
  dns stale [--remove [--yes]]
  credential list | add PROVIDER --credential FILE|- [--endpoint URL] [--label TEXT] | remove ID [--force]
  credential test ID --name NAME | test PROVIDER --credential FILE|- --name NAME    [--resolver IP[:PORT] …]
  dns audit [NAME …]  [--resolver IP[:PORT] …] [--https-resolver URL …] [--root FILE]
  schedule install [--when-signed-out] | inspect | repair | remove
  notify list [--open] | later MESSAGE [--for 1d] | channels | add CHANNEL --fields FILE|- [--label TEXT] | remove ID | test ID
  notify settings [--success on|off] [--quiet 22:00-07:00|off]
  practice [--name NAME …]
  serve [--port N] [--no-open]
  diagnose [FILE|- | --run ID] [--probe [ID]]
  report [--run ID] [--text FILE|-] [--hide-names] [--out FILE.zip] [--list]
  fix [RUN] [--cause ID] [--action ID] [--choice ID] [--yes]
  fix list | undo ID
  watch [list] | add HOST[:PORT] [--certificate NAME] [--every HOURS] | remove ID | on NAME | off NAME
  watch look [ID|HOST[:PORT]]            [--protocol smtp|imap|pop3|sieve|ldap|xmpp-client|xmpp-server|ftp|postgresql]
        [--server-name NAME]
  domains [--fresh]
  reset --certificate NAME [--forget] | --everything    [--keep-records] [--with-files] [--yes]
  adopt find [--client NAME] [--from DIR …] | undo ID
  adopt plan|take-over ID [--root FILE] [--resolver IP[:PORT] …] [--keep-old-job] [--yes]
        [the options of issue for another way of proof]
  reset --list | --put-back ID | --delete ID
  trust list | add FILE|- | remove ID
  proxy [show] | test [--directory ID|URL [--root FILE]]
  proxy set system|none|URL [--except NAME …] [--local-too] [--forget]
        [--user NAME --password-file FILE|- | --user NAME --ask-password]
  resolvers [set IP[:PORT] … | clear]
  backup create --out FILE|DIR | preview FILE | verify FILE | restore FILE [--replace] [--yes]
        [--password-file FILE|-]
  doctor

  --profile DIR       --json       --lang en|zh       --quiet       --help       --version
  --vault keychain|passphrase|key-file                --passphrase-file FILE|-
`;

export const helpText = (language: Language): string => {
  const codes = Object.entries(failureClasses).map(([name, code]) => `${code} ${name}`);
  const notes = sentence(language, 'cli.help.notes');
  const first = sentence(language, 'cli.help.codes');
  return `${usage}\n${notes}\n\n${[first, ...codes].join(', ')}`;
};
