/** By the English text that stands with the facts. */
export const dreamhostWords = {
  DreamHost: 'DreamHost',
  'Domains hosted at DreamHost, with an API key.': '托管在 DreamHost 的域名，使用 API 密钥。',
  'API key': 'API 密钥',
  '16 letters and digits from the panel.': '面板中生成的 16 位字母和数字。',
  'A key with dns-list_records, dns-add_record and dns-remove_record alone.':
    '密钥只勾选 dns-list_records、dns-add_record 和 dns-remove_record。',
  'Open the API page of panel.dreamhost.com.': '打开 panel.dreamhost.com 的 API 页面。',
  'Check dns-list_records, dns-add_record and dns-remove_record, and choose “Generate a new API Key now!”.':
    '勾选 dns-list_records、dns-add_record、dns-remove_record，点击“Generate a new API Key now!”。',
  'Paste the key here.': '把密钥粘贴到这里。',
} as const;
