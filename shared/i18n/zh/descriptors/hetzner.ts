/** By the English text that stands with the facts. */
export const hetznerWords = {
  Hetzner: 'Hetzner',
  'DNS zones in the Hetzner Console, through the Cloud API.': '通过Cloud API使用Hetzner Console中的DNS区域。',
  'Cloud API token': 'Cloud API令牌',
  '64 characters, from the project that holds the zone. Tokens of the old DNS console no longer work.':
    '共64个字符，来自区域所在的项目。旧DNS Console的令牌已失效。',
  'Read & Write. A token reaches everything in its project, so keep the zones in a project of their own.':
    '读写（Read & Write）。令牌对整个项目有效，请把区域放在单独的项目里。',
  'Open console.hetzner.com and the project that holds the zone.': '打开console.hetzner.com，进入区域所在的项目。',
  'Under Security, API Tokens, generate a token with Read & Write.':
    '在Security → API Tokens中生成一个Read & Write令牌。',
  'Paste it here. Hetzner shows it only once.': '把它粘贴到这里。Hetzner只显示一次。',
} as const;
