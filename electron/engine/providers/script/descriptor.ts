/** What the form, the guide and the diagnosis know of Own program. */
import type { ProviderDescriptor } from '../../../../shared/domain/providers.ts';

export const descriptor: ProviderDescriptor = {
  id: 'script',
  name: { en: 'Own program', zh: '自己的程序' },
  summary: {
    en: 'For any DNS service that you can reach from a program of your own: it is started for each record.',
    zh: '适用于任何能用自己的程序操作的 DNS 服务：每条记录都会启动一次该程序。',
  },
  monogram: 'SH',
  rank: 990,
  region: 'self-hosted',
  fields: [
    {
      key: 'command',
      label: { en: 'Program', zh: '程序' },
      help: {
        en: 'The whole path of the file, without arguments. It runs with your rights and without a shell.',
        zh: '文件的完整路径，不带参数。程序以您的权限运行，不经过 shell。',
      },
      secret: false,
      required: true,
      example: '/usr/local/bin/dns-record',
    },
    {
      key: 'timeoutSeconds',
      label: { en: 'Longest run in seconds', zh: '最长运行时间（秒）' },
      help: {
        en: 'After that it is ended. 60 unless told otherwise.',
        zh: '超过此时间将被终止，默认 60 秒。',
      },
      secret: false,
      required: false,
      default: '60',
    },
  ],
  leastPrivilege: {
    en: 'Whoever can change the file can act in your name: let nobody but you write to it, and keep keys out of it.',
    zh: '能修改该文件的人就能以您的身份行事：请只允许自己写入，也不要把密钥写在里面。',
  },
  steps: [
    {
      en: 'Write a program whose first argument is “present” (add the TXT value beside others), “cleanup” (remove this value alone) or “prove” (check the key, change nothing).',
      zh: '编写一个程序，第一个参数为 present（添加 TXT 值，保留其他值）、cleanup（只删除该值）或 prove（只检查密钥，不做修改）。',
    },
    {
      en: 'It finds the record in the environment: CERTWRIGHT_FQDN, CERTWRIGHT_ZONE, CERTWRIGHT_NAME (inside the zone), CERTWRIGHT_VALUE, CERTWRIGHT_TTL, and CERTWRIGHT_ACTION. Of your own environment only PATH, HOME and LANG are passed on.',
      zh: '记录内容在环境变量中：CERTWRIGHT_FQDN、CERTWRIGHT_ZONE、CERTWRIGHT_NAME（区域内名称）、CERTWRIGHT_VALUE、CERTWRIGHT_TTL 和 CERTWRIGHT_ACTION。您自己的环境变量只传入 PATH、HOME 和 LANG。',
    },
    {
      en: 'End with 0 when it is done. 64 for “prove” says that there is nothing to check. Anything else is a failure, and the last line on standard error is shown as the reason.',
      zh: '成功时以 0 退出；prove 返回 64 表示无需检查；其他退出码视为失败，标准错误的最后一行会显示为原因。',
    },
    {
      en: 'Make the file executable and enter its path here.',
      zh: '把文件设为可执行，然后在这里填写路径。',
    },
  ],
  propagation: { typicalSeconds: 60, ttlSeconds: 60 },
  model: 'record',
  nameServers: [],
  errors: [],
  mode: 'automatic',
  practiceOnly: false,
};
