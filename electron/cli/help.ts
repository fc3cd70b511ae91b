/** The help text: one screen, the same facts in both languages. */
import type { Language } from '../../shared/domain/app.ts';
import { failureClasses } from '../../shared/errors/codes.ts';

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
        [--account ID] [--email ADDRESS …] [--force] [--out DIR]
  preflight --name NAME …               the options of issue; looks, and orders nothing
  resume [RUN …]
  list
  show NAME
  export NAME --format pem --out DIR
  revoke NAME [--reason keyCompromise|superseded|affiliationChanged|cessationOfOperation] [--by-key] [--yes]
  ari [NAME] [--fresh]
  plan [--now DATE]
  rehearse [NAME …] | rehearse --due
  renew [NAME …] | renew --due [--scheduled]    [--dry-run]
  renewal settings [--blackout [DAYS@]22:00-07:00 …|off [--zone NAME]] [--history-days N] [--rehearse-days N]
        [--pause|--pause-until DATE|--resume]
  history [NAME] [--failed] [--limit N]
  account list | use [ID] | rollover [ID] | deactivate [ID] [--force] | export [ID] --out DIR
  account create [--email ADDRESS …] [--eab-key-id ID --eab-hmac-file FILE|-]
        [--zerossl-email ADDRESS | --zerossl-key-file FILE|-]
  account contact [ID] --email ADDRESS … | import --key-file FILE|-    [--directory ID|URL] [--root FILE]
  authorities [look ID|URL [--root FILE]]
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
  reset --list | --put-back ID | --delete ID
  doctor

  --profile DIR       --json       --lang en|zh       --quiet       --help       --version
  --vault keychain|passphrase|key-file                --passphrase-file FILE|-
`;

const words: Readonly<Record<Language, { readonly notes: string; readonly codes: string }>> = {
  en: {
    notes: `--profile or CERTWRIGHT_HOME chooses the profile folder. With --json one document goes to standard output and
everything else to standard error. Secrets come from files, standard input or a prompt, never from arguments;
a credential file is JSON {"fieldKey": "value"} with the keys that "providers" lists.`,
    codes: 'Exit codes: 0 done',
  },
  zh: {
    notes: `--profile 或 CERTWRIGHT_HOME 指定配置文件夹。加 --json 时，标准输出只有一份 JSON，其余都在标准错误输出。
机密只从文件、标准输入或提示读取，从不写在参数里；凭据文件是 JSON {"字段": "值"}，字段名见 "providers"。`,
    codes: '退出码：0 完成',
  },
};

export const helpText = (language: Language): string => {
  const codes = Object.entries(failureClasses).map(([name, code]) => `${code} ${name}`);
  const { notes, codes: first } = words[language];
  return `${usage}\n${notes}\n\n${[first, ...codes].join(', ')}`;
};
