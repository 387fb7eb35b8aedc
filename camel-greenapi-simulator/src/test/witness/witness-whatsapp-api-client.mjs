// https://www.npmjs.com/package/@green-api/whatsapp-api-client takes the address as its documented `host`.

import whatsApp from '@green-api/whatsapp-api-client';
import { address, instance, story, token } from './story.mjs';

const { instance: account, settings, webhookService } = whatsApp.restAPI({
  idInstance: instance,
  apiTokenInstance: token,
  host: address,
});

await story({
  setSettings: (changed) => settings.setSettings(changed),
  getSettings: () => settings.getSettings(),
  getStateInstance: () => account.getStateInstance(),
  qr: () => account.qr(),
  getAuthorizationCode: (phone) => account.getAuthorizationCode(phone),
  receiveNotification: () => webhookService.receiveNotification(),
  deleteNotification: (receipt) => webhookService.deleteNotification(receipt),
  logout: () => account.logout(),
});
