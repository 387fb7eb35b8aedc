// One account's story, told through a client of the provider: each step prints its name and what the client returned.
// Arguments: the simulator's address, the instance, its token.

export const [address, instance, token] = process.argv.slice(2);

function tell(step, result) {
  console.log(`${step} ${JSON.stringify(result)}`);
}

async function until(condition) {
  for (let tries = 0; tries < 100; tries++) {
    if (await condition()) {
      return;
    }
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error('It never came to pass');
}

async function phoneTypes(code) {
  const typed = await fetch(`${address}/_control/instances/${instance}/enter-code`, {
    method: 'POST',
    body: JSON.stringify({ code }),
  });
  return typed.status;
}

export async function story(client) {
  tell('setSettings', await client.setSettings({ stateWebhook: 'yes', delaySendMessagesMilliseconds: 2000 }));
  await until(async () => (await client.getSettings()).stateWebhook === 'yes');
  tell('getSettings', await client.getSettings());
  await until(async () => (await client.getStateInstance()).stateInstance === 'notAuthorized');
  tell('unlinked', await client.getStateInstance());

  const qr = await client.qr();
  const png = Buffer.from(qr.message, 'base64');
  tell('qr', { type: qr.type, width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

  const issued = await client.getAuthorizationCode(441234567890);
  tell('getAuthorizationCode', { status: issued.status, length: issued.code.length });
  tell('typed', await phoneTypes(issued.code));
  await until(async () => (await client.getStateInstance()).stateInstance === 'authorized');
  tell('alreadyLogged', await client.qr());
  tell('refused', await client.getAuthorizationCode(441234567890));

  const told = [];
  while (told.at(-1) !== 'authorized') {
    const { receiptId, body } = await client.receiveNotification();
    told.push(body.stateInstance);
    tell('deleteNotification', await client.deleteNotification(receiptId));
  }
  tell('receiveNotification', told);

  tell('logout', await client.logout());
  tell('unlinkedAgain', await client.getStateInstance());
}
