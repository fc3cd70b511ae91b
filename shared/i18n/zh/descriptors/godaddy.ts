/** By the English text that stands with the facts. */
export const godaddyWords = {
  GoDaddy: 'GoDaddy',
  'Domains on GoDaddy name servers. GoDaddy opens its API only to accounts with ten or more domains, or a premier plan.':
    '使用GoDaddy域名服务器的域名。GoDaddy仅对拥有十个以上域名或高级套餐的账号开放API。',
  'API key': 'API Key',
  'A production key, not an OTE (test) key.': '请使用Production密钥，不是OTE（测试）密钥。',
  'API secret': 'API Secret',
  'Shown once, when the key is made.': '仅在创建密钥时显示一次。',
  'GoDaddy cannot limit a key: it can edit every domain of the account.':
    'GoDaddy无法限制密钥的权限：它可以修改账号中的所有域名。',
  'See that the account has ten or more domains, or a Discount Domain Club Premier plan. Otherwise GoDaddy refuses every key.':
    '请确认账号拥有至少十个域名，或订阅了Discount Domain Club Premier；否则任何密钥都会被拒绝。',
  'Open developer.godaddy.com/keys, choose Create New API Key and the environment Production.':
    '打开developer.godaddy.com/keys，点击Create New API Key，环境选择Production。',
  'Copy key and secret here. The secret is shown only once.': '把Key和Secret填到这里。Secret只显示一次。',
} as const;
