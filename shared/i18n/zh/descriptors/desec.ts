/** By the English text that stands with the facts. */
export const desecWords = {
  deSEC: 'deSEC',
  'Domains at deSEC, the free DNS hosting with DNSSEC.': '托管在deSEC（免费、支持DNSSEC）的域名。',
  'API token': 'API令牌',
  'The secret value shown when the token is made, not its id.': '创建令牌时显示的密文，不是令牌的ID。',
  'A token without the right to manage tokens or domains, whose default policy writes nothing, and one policy for the domain and the type TXT that may write.':
    '令牌不含管理令牌和域名的权限，默认策略不可写，另加一条只对该域名、TXT类型可写的策略。',
  'Sign in at desec.io and open Token Management.': '登录desec.io，打开Token Management。',
  'Make a token, leave its administrative rights off, and restrict it with policies to the domain and the type TXT.':
    '新建令牌，不勾选管理权限，并用策略把它限制在该域名和TXT类型。',
  'Paste the secret value here. deSEC shows it only once.': '把令牌密文粘贴到这里。deSEC只显示一次。',
} as const;
