/** By the English text that stands with the facts. */
export const cloudnsWords = {
  ClouDNS: 'ClouDNS',
  'Zones at ClouDNS, on a plan with access to the API.': '托管在ClouDNS的区域，需要包含API的付费套餐。',
  'API user ID (auth-id)': 'API用户ID（auth-id）',
  'The number of an API user.': 'API用户的编号。',
  'API sub-user ID (sub-auth-id)': 'API子用户ID（sub-auth-id）',
  'The number of an API sub-user, in place of the user ID above.': 'API子用户的编号，用来代替上面的用户ID。',
  'API password': 'API密码',
  'The password of that API user, not the one you sign in with.': '该API用户的密码，不是登录密码。',
  'An API sub-user to whom only the zones of your certificates are delegated.': '只被委派了证书所用区域的API子用户。',
  'Sign in at cloudns.net and open API & Resellers. The API needs a paid plan.':
    '登录cloudns.net，打开API & Resellers。API需要付费套餐。',
  'Add an API user, or better a sub-user, with a password of its own. Leave the list of IP addresses empty or include yours.':
    '添加API用户，最好是子用户，并设置专用密码。IP列表留空，或包含你的地址。',
  'For a sub-user, delegate the zone to it.': '如果是子用户，请把区域委派给它。',
  'Enter its ID and password here.': '在这里填写它的ID和密码。',
} as const;
