// https://www.npmjs.com/package/@green-api/whatsapp-api-client-js-v2 has its address in the code and no option for it,
// so its own axios instance is pointed at the simulator after it was made. Everything else is the client's.

import { GreenApiClient } from '@green-api/whatsapp-api-client-js-v2';
import { address, instance, story, token } from './story.mjs';

const client = new GreenApiClient({ idInstance: Number(instance), apiTokenInstance: token });
client.client.defaults.baseURL = client.client.defaults.baseURL.replace('https://api.green-api.com', address);

await story({
  setSettings: (changed) => client.setSettings(changed),
  getSettings: () => client.getSettings(),
  getStateInstance: () => client.getStateInstance(),
  qr: () => client.getQR(),
  getAuthorizationCode: (phone) => client.getAuthorizationCode(phone),
  receiveNotification: () => client.receiveNotification(5),
  deleteNotification: (receipt) => client.deleteNotification(receipt),
  logout: () => client.logout(),
});
