import type { AdoptCode, ProblemTexts } from '../problem-text.ts';

export const adoptProblems: ProblemTexts<AdoptCode> = {
  'adopt.folder-unknown': {
    title: '那里没有我们认识的客户端的证书',
    explanation: '{{path}}不存在、无法读取，或者没有certbot、acme.sh、lego等客户端的内容。',
    action: '请指定存放该客户端设置的文件夹，例如 /etc/letsencrypt。',
  },
  'adopt.not-found': {
    title: '已经不在了',
    explanation: '现在找不到编号{{id}}，可能在你查看之后有了变化。',
    action: '请重新查看。',
  },
  'adopt.already': {
    title: '{{name}}已经接管过了',
    explanation: '证书匠已在管理它，没有做任何改动。',
    action: '如要重新接管，请先交还。',
  },
  'adopt.name-taken': {
    title: '这里已有{{name}}的证书',
    explanation: '两张同名证书会写入相同的文件，所以没有接管。',
    action: '请先从列表中移除现有的，或让原客户端继续管理。',
  },
  'adopt.not-possible': {
    title: '{{name}}目前无法接管',
    explanation: '有必需的内容读不到或无法沿用：{{reason}}。没有做任何改动。',
    action: '请查看它的提示；根证书或验证方式可以由你提供。',
  },
  'adopt.job-denied': {
    title: '只有管理员可以修改{{place}}',
    explanation: '它保持原样。',
    action: '请在终端执行下面的命令，然后重试：{{command}}',
  },
  'adopt.job-changed': {
    title: '{{place}}与当时不同了',
    explanation: '之后有人修改过，所以没有覆盖。',
    action: '请手动查看：证书匠停用的行以“# Certwright:”开头。',
  },
  'adopt.job-failed': {
    title: '无法修改{{place}}',
    explanation: '它保持原样。系统提示：{{reason}}。',
    action: '请排除原因后重试。',
  },
};
